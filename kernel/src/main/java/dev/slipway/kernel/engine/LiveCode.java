package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.directive.SourceCell;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/// The code of the cells as it was last compiled, for a debugger. Thread-safe.
public interface LiveCode {
    /// A place in the code of a cell.
    ///
    /// @param cell with the text that was compiled
    /// @param line of the cell's text, 1-based
    /// @param isOwn whether it is the cell's own code, and not what the engine has put around it
    record CodePlace(SourceCell cell, int line, boolean isOwn) {}

    /// A variable of the session.
    ///
    /// @param type in Java's words
    record SessionValue(String name, String type, @Nullable Object value) {}

    /// Something in sight where code is evaluated.
    ///
    /// @param signature its type as class files have it, generic or not
    record Local(String name, String signature, @Nullable Object value) {}

    /// What code came to.
    ///
    /// @param value null also for a statement
    /// @param changed the locals it has assigned to, with their values now; copied, order kept
    record Evaluated(@Nullable Object value, Map<String, @Nullable Object> changed) {
        public Evaluated {
            changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
        }
    }

    /// Code that cannot be evaluated, or that threw; the message is a sentence.
    final class EvaluationFault extends Exception {
        EvaluationFault(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /// Returns where a line of a class stands; null if the class is of no cell.
    ///
    /// @param className binary name
    @Nullable
    CodePlace place(String className, int line);

    /// Returns the lines of a cell that have code, 1-based; empty if it has not been compiled.
    NavigableSet<Integer> lines(CellId cell);

    /// Returns the cell as it was last compiled; null if it has not been.
    @Nullable
    SourceCell cell(CellId cell);

    /// Returns the cells that have been compiled.
    List<SourceCell> cells();

    /// Returns the variables in order of definition; those without a value are left out.
    List<SessionValue> variables();

    /// Evaluates an expression or a statement with `locals` in sight, on the calling thread.
    ///
    /// @throws EvaluationFault if it does not compile, or throws
    Evaluated evaluate(String java, List<Local> locals) throws EvaluationFault;

    /// Ends code that a thread evaluates, if it can be ended.
    void end(Thread evaluating);

    /// Returns a value in the forms in which it would be shown; runs code of the notebook.
    MimeBundle shown(@Nullable Object value);
}
