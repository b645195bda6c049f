package dev.slipway.desktop.debug;

import dev.slipway.desktop.debug.VariableTree.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/// What a person has evaluated while a thread stood. UI thread only.
public final class Evaluations {
    private static final int MOST = 50;

    private final Asking asking;
    private final PauseViewModel paused;
    private final VariableTree results = new VariableTree();
    private final List<String> history = new ArrayList<>();

    Evaluations(Asking asking, PauseViewModel paused) {
        this.asking = asking;
        this.paused = paused;
        results.from(paused::parts);
    }

    /// The results, oldest first: an expression as the name, what it gave or why it gave nothing as the value.
    public VariableTree results() {
        return results;
    }

    /// Returns what was evaluated `back` times ago, 1 for the last; empty if that is further than there is.
    public String before(int back) {
        return back < 1 || back > history.size() ? "" : history.get(history.size() - back);
    }

    /// Evaluates `expression` in the frame that is looked at.
    public void evaluate(String expression) {
        var asked = expression.strip();
        if (asked.isEmpty()) {
            return;
        }
        history.remove(asked);
        history.add(asked);
        if (history.size() > MOST) {
            history.removeFirst();
        }
        ask(
                asked,
                "repl",
                answer -> results.add(
                        answer.isDone()
                                ? new Variable(
                                        asked,
                                        answer.body().text("result"),
                                        answer.body().text("type"),
                                        answer.body().whole("variablesReference"),
                                        answer.body().whole("indexedVariables"),
                                        0)
                                : new Variable(asked, answer.message(), Variable.FAILED, 0, 0, 0)));
    }

    /// Calls `then` with the value of `name` in the frame that is looked at, `otherwise` if it has none there.
    public void hover(String name, Consumer<String> then, Runnable otherwise) {
        ask(name, "hover", answer -> {
            if (answer.isDone()) {
                then.accept(answer.body().text("result"));
            } else {
                otherwise.run();
            }
        });
    }

    private void ask(String expression, String context, Consumer<DebugSession.Answer> then) {
        var frame = paused.frameProperty().get();
        if (frame == null) {
            return;
        }
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("expression", Fields.quote(expression));
        arguments.put("frameId", String.valueOf(frame.id()));
        arguments.put("context", Fields.quote(context));
        asking.ask("evaluate", arguments, then);
    }

    /// Takes note that the thread goes on: what is in results cannot be asked for any more.
    void settle() {
        results.settle();
    }
}
