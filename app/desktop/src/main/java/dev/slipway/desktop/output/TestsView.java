package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The tests of a cell, each with mark, name and time; one that failed says why and leads to its line. UI thread only.
final class TestsView extends VBox {
    private static final double NANOS = 1e9;

    private final Links links;

    TestsView(TestReport report, Links links) {
        this.links = links;
        getStyleClass().add("tests");
        boolean failed = report.failed() > 0;
        var count = Kit.text(report.words(), "b", failed ? "danger-text" : "muted");
        getChildren().add(count);
        report.tests().forEach(test -> getChildren().add(row(test)));
    }

    private Node row(TestReport.Test test) {
        var head = Kit.row(8, mark(test), word(test), Kit.grow(Kit.text(test.name(), "mono")));
        if (test.isRun()) {
            head.getChildren()
                    .add(Kit.text(Words.duration(Duration.ofNanos((long) (test.seconds() * NANOS))), "t1", "subtle"));
        }
        var row = new VBox(2, head);
        if (!test.note().isEmpty()) {
            row.getChildren().add(reason(test.note()));
        }
        if (test.isRun() && !test.passed()) {
            place(test).ifPresent(head.getChildren()::add);
            row.getChildren().add(reason(test.message()));
        }
        return row;
    }

    private static Node mark(TestReport.Test test) {
        return !test.isRun()
                ? Icons.sized("skip-forward-outline", 14, "subtle")
                : test.passed()
                        ? Icons.sized("check-circle-outline", 14, "success")
                        : Icons.sized("close-circle", 14, "danger");
    }

    private static Node word(TestReport.Test test) {
        return !test.isRun()
                ? Kit.text("not run", "t2", "muted")
                : test.passed() ? Kit.text("passed", "t2", "muted") : Kit.text("failed", "t2", "danger-text");
    }

    private static Node reason(String words) {
        var why = new TextFlow(new Text(words));
        why.getStyleClass().add("test-reason");
        Selecting.in(why);
        return why;
    }

    private Optional<Node> place(TestReport.Test test) {
        var cell = test.cell();
        return cell == null
                ? Optional.empty()
                : links.name(cell)
                        .map(name -> Kit.link(name + ", line " + test.line(), () -> links.go(cell, test.line()), "t2"));
    }
}
