package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Ring;
import dev.slipway.desktop.table.Bars;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.ColumnSummary.Bar;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What each column of a table holds, over the rows that are kept. UI thread only.
final class SummariesView extends VBox {
    private static final int MOST = ColumnSummaries.LISTED;

    private final ExplorerViewModel explorer;
    private final VBox list = new VBox();
    private final Label count = Kit.text("");
    private final HBox foot = Kit.row(8);
    private final Label left = Kit.text("", "t1", "muted");
    private final Set<Integer> open = new HashSet<>();
    private List<Shown> shown = List.of();
    private int all;

    /// What a row shows: as long as it is the same, its nodes stay, and with them the keys.
    private record Shown(Column column, Optional<ColumnSummary> summary, boolean isOpen) {}

    SummariesView(ExplorerViewModel explorer) {
        this.explorer = explorer;
        getStyleClass().add("summaries");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        foot.getStyleClass().add("summary-foot");
        foot.getChildren()
                .setAll(
                        new Ring(12),
                        left,
                        Kit.spacer(),
                        Kit.button("", "Stop", explorer::stopSummaries, "flat", "small"));
        var captions =
                Kit.row(0, Kit.text("kept rows", "t1", "subtle"), Kit.spacer(), Kit.text("missing", "t1", "subtle"));
        captions.getStyleClass().add("summary-captions");
        getChildren().addAll(Kit.paneHead("Columns", count), captions, scroll, foot);
        explorer.changesProperty().subscribe(_ -> refresh());
        refresh();
    }

    private void refresh() {
        var columns = explorer.columns();
        count.setText(columns.isEmpty() ? "" : Words.count(columns.size()));
        var now = IntStream.range(0, Math.min(MOST, columns.size()))
                .mapToObj(i -> new Shown(columns.get(i), explorer.summary(i), open.contains(i)))
                .toList();
        if (now.size() == shown.size() && columns.size() == all) {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(shown.get(i))) {
                    renew(i);
                }
            }
        } else {
            list.getChildren()
                    .setAll(IntStream.range(0, now.size()).mapToObj(this::row).toList());
            if (columns.size() > MOST) {
                list.getChildren().add(Kit.text(Words.count(columns.size() - MOST) + " more columns", "t1", "muted"));
            }
        }
        shown = now;
        all = columns.size();
        int waiting = explorer.unsummarised();
        foot.setVisible(waiting > 0);
        foot.setManaged(waiting > 0);
        left.setText("summarising " + Words.count(waiting, "column"));
        explorer.summarise();
    }

    /// Makes a row anew; who had the keys there keeps them.
    private void renew(int index) {
        var before = (Parent) list.getChildren().get(index);
        boolean hasKeys = before.getPseudoClassStates().contains(PseudoClass.getPseudoClass("focus-within"));
        var now = row(index);
        list.getChildren().set(index, now);
        if (hasKeys) {
            now.getChildren().getFirst().requestFocus();
        }
    }

    private VBox row(int index) {
        var column = explorer.columns().get(index);
        var summary = explorer.summary(index);
        var name = Kit.text(column.name(), "mono", "t2");
        name.setMinWidth(0);
        var head = Kit.row(8, Icons.sized(icon(column.kind()), 14), name, Kit.spacer());
        head.getStyleClass().add("summary-row");
        boolean isOpen = open.contains(index) && summary.isPresent();
        summary.ifPresent(known -> {
            if (!isOpen) {
                var bars = known.bars().stream().map(Bar::count).toList();
                head.getChildren().add(Bars.of(bars, column.name()).wide(96).high(20));
            }
            var share = known.rows() == 0 ? 0 : (double) known.missing() / known.rows();
            var missing = Kit.text(known.missing() == 0 ? "0" : GridPainter.percent(share), "num");
            missing.getStyleClass().add(known.missing() == 0 ? "subtle" : "warning-text");
            missing.setMinWidth(48);
            head.getChildren().add(missing);
        });
        head.setAccessibleText(column.name() + ", " + column.type());
        onChoice(head, () -> toggle(index));
        var box = new VBox(head);
        box.getStyleClass().add("summary-box");
        if (isOpen) {
            summary.ifPresent(known -> box.getChildren().add(detail(index, known)));
        }
        return box;
    }

    /// Lets a click, Enter and Space on `node` do `action`.
    private static void onChoice(Node node, Runnable action) {
        node.setFocusTraversable(true);
        node.setOnMouseClicked(_ -> action.run());
        node.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                action.run();
                key.consume();
            }
        });
    }

    private void toggle(int index) {
        if (!open.remove(index)) {
            open.add(index);
        }
        refresh();
    }

    private static String icon(Kind kind) {
        return switch (kind) {
            case NUMBER -> "numeric";
            case TIME -> "calendar-blank-outline";
            case TRUTH -> "toggle-switch-off-outline";
            case TEXT -> "format-letter-case";
        };
    }

    private Node detail(int index, ColumnSummary summary) {
        var box = new VBox(4);
        box.getStyleClass().add("summary-detail");
        boolean texts = summary.bars().stream().anyMatch(bar -> !bar.label().isEmpty());
        if (texts) {
            int most = summary.bars().getFirst().count();
            summary.bars().forEach(bar -> box.getChildren().add(value(index, bar, most, summary.rows())));
        } else if (!summary.bars().isEmpty()) {
            box.getChildren()
                    .add(Bars.of(summary.bars().stream().map(Bar::count).toList(), "histogram")
                            .high(64));
        }
        var facts = new GridPane();
        facts.setHgap(16);
        facts.setVgap(2);
        int place = 0;
        for (var fact : summary.facts()) {
            fact(facts, place++, fact.name(), fact.value());
        }
        fact(facts, place, "distinct", summary.distinct() < 0 ? "many" : Words.count(summary.distinct()));
        box.getChildren().add(facts);
        return box;
    }

    private static void fact(GridPane facts, int place, String name, String value) {
        var words = Kit.text(name, "t1", "muted");
        words.setMinWidth(USE_PREF_SIZE);
        facts.add(words, place % 2 * 2, place / 2);
        facts.add(Kit.text(value, "num"), place % 2 * 2 + 1, place / 2);
    }

    private Node value(int index, Bar bar, int most, int rows) {
        var label = Kit.text(Words.shorten(bar.label(), 14), "mono", "t1");
        label.setMinWidth(84);
        label.setPrefWidth(84);
        var length = new Region();
        length.setMaxWidth(Math.max(2, 120.0 * bar.count() / most));
        length.setPrefWidth(Math.max(2, 120.0 * bar.count() / most));
        length.getStyleClass().add("value-bar");
        var share = Kit.text(GridPainter.percent((double) bar.count() / Math.max(1, rows)), "num");
        var row = Kit.row(8, label, length, Kit.spacer(), share);
        row.getStyleClass().add("summary-value");
        row.setAccessibleText("Keep rows with " + bar.label());
        onChoice(row, () -> explorer.filter(new Filter.OneOf(index, List.of(bar.label()))));
        return row;
    }
}
