package dev.slipway.engine.flow;

import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.worker.code.CodePackage;
import java.util.List;

/// What compiling a notebook gives.
public sealed interface Compiled {
    /// The cells with their edges.
    CellGraph graph();

    /// Every problem, in document order.
    List<Problem> problems();

    /// A flow that can run; the problems are warnings and infos.
    record Flow(Plan plan, CodePackage code, CellGraph graph, List<Problem> problems) implements Compiled {
        public Flow {
            problems = List.copyOf(problems);
        }
    }

    /// No flow: at least one problem is an error.
    record Refused(CellGraph graph, List<Problem> problems) implements Compiled {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
