package dev.slipway.desktop.why;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.why.WhyViewModel.Answer;
import dev.slipway.desktop.why.WhyViewModel.Pair;
import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Beside the difference: metrics, parameters, time by step, all that differs; last and folded what is the same. UI
/// thread only.
final class WhySide extends VBox {
    private static final double NUMBER = 64;
    private static final int MOST = 100;

    private final WhyViewModel model;
    private boolean isOpen;

    WhySide(WhyViewModel model) {
        this.model = model;
        getStyleClass().add("why-side");
    }

    void show(Answer answer) {
        getChildren().clear();
        pairs("Metrics", WhyViewModel.metrics(answer));
        pairs("Parameters", WhyViewModel.parameters(answer));
        pairs("Time by step", model.times(answer));
        var all = answer.difference().all();
        if (!all.isEmpty()) {
            getChildren().add(head("All that differs", Words.count(all.size())));
            all.stream().limit(MOST).forEach(item -> getChildren().add(sentence(item.message())));
            if (all.size() > MOST) {
                getChildren().add(sentence("and " + Words.count(all.size() - MOST) + " more"));
            }
        }
        same(answer);
    }

    private void same(Answer answer) {
        var same = WhyViewModel.same(answer);
        if (same.isEmpty()) {
            return;
        }
        var box = new VBox();
        for (var entry : same) {
            var row = Kit.row(
                    8,
                    Kit.text(entry.getKey(), "t2", "plain"),
                    Kit.spacer(),
                    Kit.text(entry.getValue(), "t1", "muted"));
            row.getStyleClass().add("same");
            box.getChildren().add(row);
        }
        var head = head("The same in both", Words.count(same.size()));
        var arrow = Kit.iconButton("chevron-right", "Show or hide what is the same", () -> {}, "small");
        arrow.setOnAction(_ -> {
            isOpen = !isOpen;
            fold(box, arrow);
        });
        head.getChildren().addAll(Kit.spacer(), arrow);
        head.setCursor(Cursor.HAND);
        head.setOnMouseClicked(_ -> arrow.fire());
        getChildren().addAll(head, box);
        fold(box, arrow);
    }

    private void fold(VBox box, javafx.scene.control.Button arrow) {
        box.setVisible(isOpen);
        box.setManaged(isOpen);
        arrow.setGraphic(Icons.sized(isOpen ? "chevron-down" : "chevron-right", 14));
    }

    private static Label sentence(String words) {
        var line = Kit.text(words, "t2", "plain");
        line.getStyleClass().add("sentence");
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private void pairs(String title, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        getChildren().add(head(title, Words.count(pairs.size())));
        for (var pair : pairs) {
            var name = Kit.text(pair.name(), "t2", "plain");
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            var change = number(pair.change(), 60);
            change.getStyleClass()
                    .add(pair.verdict() > 0 ? "success-text" : pair.verdict() < 0 ? "danger-text" : "muted");
            var before = number(pair.before(), NUMBER);
            before.getStyleClass().add("muted");
            var row = Kit.row(4, name, before, number(pair.after(), NUMBER), change);
            row.getStyleClass().add("pair");
            getChildren().add(row);
        }
    }

    private static Label number(String words, double width) {
        var label = Kit.text(words, "num");
        label.setAlignment(Pos.CENTER_RIGHT);
        label.setMinWidth(width);
        label.setPrefWidth(width);
        return label;
    }

    private static HBox head(String title, String count) {
        var row = Kit.row(8, Kit.text(title, "b", "t2"), Kit.text(count, "t2", "subtle"));
        row.getStyleClass().add("head");
        return row;
    }
}
