package dev.slipway.kernel.engine;

import java.util.List;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/// Keeps variables defined whose initialiser no longer compiles, because something it uses has changed. One thread at
/// a time.
///
/// A variable has its value already, so its declaration may lose the initialiser: `var part = text.substring(2);`
/// becomes `String part = null;`, and the value moves over from the old class.
record VariableKeeper(SnippetShell shell, Definitions definitions) {
    /// Sees to what JShell did to other snippets while it took one.
    void keep(List<SnippetEvent> events) {
        for (var event : events) {
            var snippet = event.snippet();
            if (event.causeSnippet() == null || event.status() == Status.OVERWRITTEN) {
                continue;
            }
            if (event.status().isDefined()) {
                definitions.compiled(snippet, shell.compiled(snippet));
            } else if (snippet instanceof VarSnippet variable
                    && event.status() != Status.DROPPED
                    && event.previousStatus().isDefined()) {
                declare(variable);
            }
        }
    }

    /// Declares `variable` without its initialiser; it stays undefined if its type is not there.
    void declare(VarSnippet variable) {
        var text = variable.typeName() + " " + variable.name() + " = " + nothing(variable.typeName()) + ";";
        var events = shell.withoutRunning(text);
        for (var event : events) {
            if (event.causeSnippet() == null) {
                standIn(variable, event.snippet());
            }
        }
        keep(events);
    }

    /// Lets `now` stand for `before` in the definitions.
    void standIn(Snippet before, Snippet now) {
        if (now.id().equals(before.id())) {
            definitions.replace(before, now);
        }
        if (shell.status(now).isDefined()) {
            definitions.compiled(now, shell.compiled(now));
        }
    }

    static String nothing(String type) {
        return switch (type) {
            case "boolean" -> "false";
            case "byte", "short", "char", "int", "long", "float", "double" -> "0";
            default -> "null";
        };
    }
}
