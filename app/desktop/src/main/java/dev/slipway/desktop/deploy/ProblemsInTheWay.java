package dev.slipway.desktop.deploy;

import dev.slipway.desktop.deploy.ProblemFixes.Fix;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.route.RunMenu;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The part of the sheet that shows what stands in the way, each problem with its quick fixes. UI thread only.
///
/// @param go called with a place the person wants to see
record ProblemsInTheWay(FixesViewModel model, Consumer<Place> go) {
    private static final String FIX = "lightbulb-outline";

    /// Returns what stands in the way, errors first.
    List<Node> of(Check check) {
        long errors = check.count(Severity.ERROR);
        long warnings = check.count(Severity.WARNING);
        var head = CheckView.head("In the way", "");
        if (errors > 0) {
            head.getChildren().add(Kit.chip(Words.count(errors) + " must be fixed", "danger"));
        }
        if (warnings > 0) {
            head.getChildren().add(Kit.chip(Words.count(warnings) + " worth a look", "warning"));
        }
        var card = new VBox();
        card.getStyleClass().addAll("card", "problems");
        model.made().ifPresent(fix -> card.getChildren().add(made(fix)));
        check.problems().forEach(problem -> card.getChildren().add(row(problem)));
        if (errors == 0) {
            card.getChildren()
                    .add(line(
                            Icons.of("check-circle-outline", "success"),
                            warnings == 0 ? "Nothing stands in the way" : "Nothing else stands in the way",
                            "It compiles, every step reads only what comes before it, and every contract holds."));
        }
        return List.of(head, card);
    }

    private HBox made(Fix fix) {
        var row = line(
                Icons.of("check-circle-outline", "success"),
                "Done: " + fix.title(),
                "The notebook is changed and saved.");
        row.getChildren().add(whole(Kit.button("undo", "Take it back", model::takeBack, "small")));
        return row;
    }

    private Node row(Problem problem) {
        var icon = switch (problem.severity()) {
            case ERROR -> Icons.of("close-circle", "danger");
            case WARNING -> Icons.of("alert-outline", "warning");
            case INFO -> Icons.of("information-outline");
        };
        var place = problem.place();
        var row = line(icon, place == null ? problem.message() : Words.unplaced(problem.message()), problem.hint());
        var ways = Kit.row(4);
        ways.setMinWidth(HBox.USE_PREF_SIZE);
        model.waysProperty().subscribe(known -> {
            var fixes = known.getOrDefault(problem, List.of());
            offer(ways, fixes);
            row.lookupAll(".hint").forEach(hint -> {
                hint.setVisible(!isSaidBy(problem.hint(), fixes));
                hint.setManaged(hint.isVisible());
            });
        });
        row.getChildren().add(ways);
        if (place != null) {
            row.getChildren().add(whole(Kit.button("open-in-app", place.words(), () -> go.accept(place), "small")));
        }
        return row;
    }

    private void offer(HBox ways, List<Fix> fixes) {
        ways.getChildren().clear();
        ways.setManaged(!fixes.isEmpty());
        if (fixes.isEmpty()) {
            return;
        }
        var first = fixes.getFirst();
        ways.getChildren().add(whole(Kit.button(FIX, first.title(), () -> model.make(first), "small")));
        if (fixes.size() > 1) {
            var others = new MenuButton();
            others.getStyleClass().addAll("flat", "small");
            others.setAccessibleText("Other ways to fix it");
            Kit.tip(others, "Other ways to fix it");
            fixes.stream()
                    .skip(1)
                    .map(fix -> RunMenu.item(fix.title(), () -> model.make(fix)))
                    .forEach(others.getItems()::add);
            ways.getChildren().add(others);
        }
    }

    /// Tells whether the button of the first fix says what `hint` does.
    private static boolean isSaidBy(String hint, List<Fix> fixes) {
        return !fixes.isEmpty() && plain(hint).equals(plain(fixes.getFirst().title()));
    }

    private static String plain(String words) {
        return words.replaceAll("[`.]", "").strip().toLowerCase(Locale.ROOT);
    }

    private static <N extends Region> N whole(N button) {
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static HBox line(Node icon, String title, String body) {
        var first = Kit.text(title, "t2", "plain");
        first.setWrapText(true);
        var words = new VBox(first);
        if (!body.isEmpty()) {
            var second = Kit.text(body, "t1", "muted", "hint");
            second.setWrapText(true);
            words.getChildren().add(second);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = Kit.row(8, icon, words);
        row.getStyleClass().add("problem");
        return row;
    }
}
