package dev.slipway.desktop.deploy;

import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/// The quick fixes of a notebook that is deployed, made in its tab. UI thread only.
public interface ProblemFixes {
    /// Fixes nothing.
    ProblemFixes NONE = new ProblemFixes() {
        @Override
        public void of(Problem problem, Consumer<List<Fix>> then) {
            then.accept(List.of());
        }

        @Override
        public void undo() {}

        @Override
        public void save(Consumer<Opened.Notebook> saved, Consumer<String> refused) {
            refused.accept("The notebook is not open.");
        }
    };

    /// A quick fix of a problem.
    ///
    /// @param title what it does, in a few words: `Move cell 5 above cell 3`
    /// @param isEdit whether it changes the notebook, as one step of undo
    /// @param make does it
    record Fix(String title, boolean isEdit, Runnable make) {}

    /// Calls `then`, at once or later, with what can be done about `problem`, best first.
    void of(Problem problem, Consumer<List<Fix>> then);

    /// Takes back the last step that was made in the notebook.
    void undo();

    /// Saves the notebook.
    ///
    /// @param saved called with what was saved
    /// @param refused called with a sentence that says why it was not
    void save(Consumer<Opened.Notebook> saved, Consumer<String> refused);
}
