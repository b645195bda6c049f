package dev.slipway.desktop.route;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.shell.Screen;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ways from one screen to another. UI thread only.
public interface Routes {
    /// Shows the runs, filtered by `filter` as one types it; empty for all.
    void runs(String filter);

    /// Shows the page of a run.
    void run(RunId run);

    /// Shows the page of a run with one of its tasks open.
    void task(RunId run, String step, int index);

    /// Shows runs side by side; the first is the baseline.
    void compare(List<RunId> runs);

    /// Shows the tasks of runs, a row a task and a column a run.
    void tasks(List<RunId> runs);

    /// Shows why `after` differs from `before`.
    void why(RunId before, RunId after);

    /// Shows the versions of `flow`; of all flows if it is empty.
    void deployments(String flow);

    /// Shows a notebook at a cell.
    ///
    /// @param cell id of the cell, null for none
    /// @param line 1-based line in the cell, null for none
    void notebook(Path notebook, @Nullable String cell, @Nullable Integer line);

    /// Asks what is to be changed of a run, and starts it again.
    void again(RunId run);

    /// Opens the notebook of a run with everything that a task read as variables.
    void restore(RunId run, String step, int index);

    /// Shows the notebook as a run recorded it, to be read, and what has changed in it since.
    void past(RunId run);

    /// Shows the notebook as a version of `flow` has it, likewise.
    void past(String flow, int version);

    /// Adds a cell with `code` to an open notebook: that at `notebook` if it is open.
    void insert(String code, Path notebook);

    /// Opens a file with a table in the data explorer.
    void table(Path file);

    /// Opens a screen that shows one thing, a picture for instance.
    void show(Screen screen);
}
