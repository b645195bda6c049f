package dev.slipway.kernel.protocol;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an execution ended. User code that throws is an outcome; only a broken kernel is an exception.
public sealed interface Outcome {
    /// It ran to its end.
    ///
    /// @param value the last expression's value in its forms, null if the cell ends in none
    /// @param elements how many elements the cell's `foreach` has, null if it is in none
    record Succeeded(@Nullable MimeBundle value, @Nullable Integer elements) implements Outcome {}

    /// It did not compile, or reads something it must not; nothing ran.
    record Rejected(List<Problem> problems) implements Outcome {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /// The cell's code threw.
    ///
    /// @param type the exception's class name, a cell's own class by its simple name
    /// @param message never null; empty if the exception has none
    /// @param frames the person's own frames, innermost first; copied
    /// @param traceback the whole trace for a person, without frames of ours; lines; copied
    record Threw(String type, String message, List<Frame> frames, List<String> traceback) implements Outcome {
        public Threw {
            frames = List.copyOf(frames);
            traceback = List.copyOf(traceback);
        }
    }

    /// It was interrupted.
    record Interrupted() implements Outcome {}

    /// An earlier cell of the same batch failed, so this one was not run.
    record Aborted() implements Outcome {}

    /// The kernel's process ended while the cell ran.
    record Died(String reason) implements Outcome {}

    /// A place in a cell on the stack.
    ///
    /// @param cell the cell, null if it is gone
    /// @param cellIndex 0-based position when it was executed
    /// @param method the method's name, empty at the top level of the cell
    /// @param line 1-based line in the cell
    record Frame(@Nullable CellId cell, int cellIndex, String method, int line) {}
}
