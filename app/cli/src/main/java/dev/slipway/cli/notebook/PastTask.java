package dev.slipway.cli.notebook;

import dev.slipway.cli.call.Fault;
import dev.slipway.cli.flow.Given;
import dev.slipway.cli.history.RunReference;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.directive.Nearest;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A task of an earlier run that is to be tried again in a kernel. Immutable.
///
/// @param index 0-based
record PastTask(WorkspaceServices services, RunDetail run, String step, int index) {
    /// Returns the task that `reference` names, `RUN/STEP` or `RUN/STEP/INDEX`.
    ///
    /// @throws Fault if there is none
    static PastTask of(String reference, WorkspaceServices services) throws Fault, IOException {
        var named = RunReference.of(reference);
        if (named.step() == null) {
            throw Fault.usage(
                    "bad-reference", "This names no step: " + reference + ".", "Write RUN/STEP or RUN/STEP/INDEX.");
        }
        var run = named.detail(services.history());
        var row = named.stepOf(run);
        return new PastTask(services, run, row.name(), named.indexIn(row));
    }

    /// Returns the path of the run's notebook.
    String notebook() {
        return run.row().flow().notebook();
    }

    /// Returns the notebook as the run recorded it.
    Opened.Notebook recorded() throws Fault, IOException {
        if (NotebookFiles.read(Path.of(notebook()), run.notebookText()) instanceof Opened.Notebook opened) {
            return opened;
        }
        throw Fault.usage(
                "notebook-gone", "The notebook of the run is gone from the store.", "Leave out --as-recorded.");
    }

    /// Returns the run's parameters as far as the notebook has them, changed by `given`.
    Map<String, String> parameters(Plan plan, Map<String, String> given) {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : plan.parameters()) {
            var recorded = run.row().parameters();
            if (recorded.containsKey(parameter.name())) {
                values.put(parameter.name(), Given.text(recorded.get(parameter.name())));
            }
        }
        values.putAll(given);
        return values;
    }

    /// Returns this task as a notebook with `plan` has it.
    ///
    /// @throws Fault if that has no such step any more, or it does not read what is to be replaced
    TaskAgain in(Plan plan, List<Replacement> replacements) throws Fault {
        var names = plan.steps().stream().map(Plan.Step::name).toList();
        var found = plan.step(step)
                .orElseThrow(() -> Fault.usage(
                        "no-such-step",
                        "The notebook has no step " + step + " any more.",
                        Nearest.of(step, names)
                                .map(near -> "Is it " + near + " now? Use --as-recorded to run it as it was.")
                                .orElse("Use --as-recorded to run it as it was.")));
        for (var each : replacements) {
            each.check(plan, found);
        }
        return new TaskAgain(this, plan, found, replacements);
    }
}
