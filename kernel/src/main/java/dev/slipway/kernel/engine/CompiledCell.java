package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.classes.ClassChange;
import dev.slipway.kernel.problem.Problem;
import java.util.List;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/// What compiling a whole cell gave.
sealed interface CompiledCell {
    /// It can run.
    ///
    /// @param steps its snippets in order; copied
    /// @param leaving what it no longer defines
    /// @param notes what the person should know, a sentence each; copied
    record Ready(List<Step> steps, Leaving leaving, List<String> notes) implements CompiledCell {
        public Ready {
            steps = List.copyOf(steps);
            notes = List.copyOf(notes);
        }
    }

    /// It cannot; every definition is as it was before.
    ///
    /// @param undo what is to be done for that, without running anything; copied
    record Refused(List<Problem> problems, List<ClassChange> undo) implements CompiledCell {
        public Refused {
            problems = List.copyOf(problems);
            undo = List.copyOf(undo);
        }
    }

    /// What is to be done for definitions that go.
    ///
    /// @param changes to the classes that used them; copied
    /// @param variables names of the variables among them; copied
    record Leaving(List<ClassChange> changes, List<String> variables) {
        static final Leaving NOTHING = new Leaving(List.of(), List.of());

        public Leaving {
            changes = List.copyOf(changes);
            variables = List.copyOf(variables);
        }
    }

    /// One text and what became of it.
    ///
    /// @param made what JShell made of the text: several snippets for `int a = 1, b = 2;`; copied
    /// @param changes what is to be done for it, in order; copied
    record Step(Piece piece, List<Made> made, List<ClassChange> changes) {
        public Step {
            made = List.copyOf(made);
            changes = List.copyOf(changes);
        }
    }

    /// One snippet.
    ///
    /// @param wrapper binary name of its class; empty if it has none
    /// @param before what it replaced; null if its name is new or it has none
    record Made(Snippet snippet, String wrapper, @Nullable Definition before) {}
}
