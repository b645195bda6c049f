package dev.slipway.cli.notebook;

import dev.slipway.cli.call.Session;
import dev.slipway.kernel.exec.Executed;
import dev.slipway.kernel.exec.Executed.CellRun;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.util.stream.Collectors;

/// Says of cells that failed for a name that was not there yet which cell defines it: a kernel has seen the cells so
/// far only, the analysis knows all. Stateless.
record MissingNames(Session session, Opened.Notebook opened) {
    private static final String MISSING = "cannot find symbol";
    private static final String BELOW = "read-before-definition";

    /// Analyses the notebook, if a cell failed so.
    void explain(Executed executed) {
        var failed = executed.cells().stream()
                .filter(MissingNames::missesAName)
                .map(CellRun::index)
                .collect(Collectors.toSet());
        if (failed.isEmpty()) {
            return;
        }
        try {
            for (var problem : session.compile(opened).problems()) {
                var place = problem.place();
                if (problem.code().equals(BELOW) && place != null && failed.contains(place.cellIndex())) {
                    session.say(problem.sentence());
                }
            }
        } catch (IOException noAnalysis) {
            // what failed is said; this would only have helped
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean missesAName(CellRun cell) {
        var failure = cell.failure();
        return failure != null
                && failure.type().equals("CompileError")
                && failure.message().contains(MISSING);
    }
}
