package dev.slipway.desktop.output;

import dev.slipway.api.output.Output;
import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.kernel.protocol.Outcome;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// A failure: the sentence first, then where, then the trace on demand. UI thread only.
final class FailureView extends VBox {
    private static final int MOST_PROBLEMS = 8;
    private static final int MOST_FRAMES = 5;

    private final Links links;

    FailureView(Output.Failed failed, @Nullable Outcome outcome, Links links) {
        this.links = links;
        getStyleClass().add("failure");
        if (outcome instanceof Outcome.Rejected rejected && !rejected.problems().isEmpty()) {
            problems(rejected.problems());
            return;
        }
        if (failed.type().equals("TestsFailed")) {
            // the list of the tests above says it all
            trace(failed.traceback());
            return;
        }
        getChildren().add(sentence(failed));
        if (outcome instanceof Outcome.Threw threw && !threw.frames().isEmpty()) {
            getChildren().add(frames(threw.frames()));
        }
        if (failed.traceback().size() > 1) {
            trace(failed.traceback());
        }
    }

    private static TextFlow sentence(Output.Failed failed) {
        var type = failed.type().substring(failed.type().lastIndexOf('.') + 1);
        var message = AnsiText.plain(failed.message()).strip();
        boolean said = message.isEmpty() || message.equals(type) || message.equals(failed.type());
        var title = new Text(said ? type : message);
        title.getStyleClass().add("b");
        var flow = new TextFlow(title);
        Selecting.in(flow);
        boolean ours = type.equals("CompileError") || type.equals("Interrupted") || type.equals("KernelDied");
        if (!said && !ours && !type.equals("Aborted")) {
            var kind = new Text("  " + type);
            kind.getStyleClass().add("muted");
            flow.getChildren().add(kind);
        }
        return flow;
    }

    private void problems(List<Problem> problems) {
        var errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        for (var problem : errors.subList(0, Math.min(MOST_PROBLEMS, errors.size()))) {
            var title = new Text(Words.unplaced(problem.message()));
            title.getStyleClass().add("b");
            var flow = new TextFlow(title);
            if (!problem.hint().isEmpty()) {
                flow.getChildren().add(new Text(" " + problem.hint()));
            }
            var place = problem.place();
            if (place != null) {
                flow.getChildren()
                        .addAll(
                                new Text("  "),
                                link("line " + place.line(), () -> links.go(place.cell(), place.line())));
            }
            getChildren().add(flow);
        }
        var way = Kit.text("", "muted", "t2");
        way.setVisible(false);
        way.setManaged(false);
        getChildren().add(way);
        for (var problem : errors.subList(0, Math.min(MOST_PROBLEMS, errors.size()))) {
            links.ifFixable(problem, () -> {
                way.setText(KeyWords.of("Alt+Enter") + " in the line offers "
                        + (errors.size() == 1 ? "a fix." : "a fix where one is known."));
                way.setVisible(true);
                way.setManaged(true);
            });
        }
        if (errors.size() > MOST_PROBLEMS) {
            getChildren().add(Kit.text("and " + (errors.size() - MOST_PROBLEMS) + " more", "muted", "t2"));
        }
    }

    private TextFlow frames(List<Outcome.Frame> frames) {
        var flow = new TextFlow();
        flow.getStyleClass().add("frames");
        for (int i = 0; i < Math.min(MOST_FRAMES, frames.size()); i++) {
            var frame = frames.get(i);
            flow.getChildren().add(new Text(i == 0 ? "at " : "  ·  "));
            if (!frame.method().isEmpty()) {
                flow.getChildren().add(new Text(frame.method() + " "));
            }
            flow.getChildren().add(place(frame));
        }
        if (frames.size() > MOST_FRAMES) {
            flow.getChildren().add(new Text("  ·  " + (frames.size() - MOST_FRAMES) + " more"));
        }
        return flow;
    }

    private Text place(Outcome.Frame frame) {
        var cell = frame.cell();
        var name = cell == null ? java.util.Optional.<String>empty() : links.name(cell);
        if (cell == null || name.isEmpty()) {
            return new Text("a cell that is gone, line " + frame.line());
        }
        return link(name.get() + ", line " + frame.line(), () -> links.go(cell, frame.line()));
    }

    private static Text link(String words, Runnable action) {
        var link = new Text(words);
        link.getStyleClass().add("link");
        link.setOnMouseClicked(_ -> action.run());
        return link;
    }

    private void trace(List<String> lines) {
        var words = "Whole trace, " + lines.size() + " lines";
        var toggle = Kit.button("chevron-right", words, () -> {}, "flat", "small", "trace-toggle");
        getChildren().add(toggle);
        toggle.setOnAction(_ -> unfold(toggle, lines));
    }

    private void unfold(Button toggle, List<String> lines) {
        boolean open = getChildren().getLast() instanceof ScrollPane;
        if (open) {
            getChildren().removeLast();
        } else {
            var flow = AnsiFlow.of(String.join("\n", lines.subList(0, Math.min(500, lines.size()))), "stdout");
            Selecting.in(flow);
            var scroll = new ScrollPane(flow);
            scroll.setMaxHeight(280);
            scroll.setFitToWidth(true);
            scroll.setFocusTraversable(false);
            getChildren().add(scroll);
        }
        toggle.setGraphic(dev.slipway.desktop.kit.Icons.sized(open ? "chevron-right" : "chevron-down", 14));
    }

    /// Returns a line that says a cell was not run.
    static Region quiet(String words) {
        Label label = Kit.text(words, "t2", "muted");
        return label;
    }
}
