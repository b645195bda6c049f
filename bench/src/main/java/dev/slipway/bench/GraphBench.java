package dev.slipway.bench;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// Diagnostics and graph of a notebook of 500 cells after an edit that changes no signature, beside the first ones of
/// it.
final class GraphBench implements Bench {
    private static final int CELLS = 500;
    private static final int ROUNDS = 15;

    @Override
    public String name() {
        return "kernel-graph";
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        try (var session = new KernelSession(product)) {
            double first = millis(session, notebook(0));
            var samples = new Samples();
            for (int round = 1; round <= ROUNDS; round++) {
                samples.add(millis(session, notebook(round)));
            }
            return new Figure("ms", samples.median(), "the first of the notebook", first, ROUNDS);
        }
    }

    private static double millis(KernelSession session, List<SourceCell> cells)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            var graph = session.kernel().analyse(cells).get();
            if (graph.cells().size() != CELLS) {
                throw new IOException("the graph has " + graph.cells().size() + " cells");
            }
        } catch (ExecutionException e) {
            throw new IOException("the kernel gave no graph", e);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /// Every fifth cell is a method; the one in the middle has another body in each round.
    private static List<SourceCell> notebook(int round) {
        var cells = new ArrayList<SourceCell>();
        for (int i = 0; i < CELLS; i++) {
            int added = i == CELLS / 2 ? round : 1;
            var source = i % 5 == 0
                    ? "int f" + i + "(int x) {\n    return x * " + (added + 2) + " + 1;\n}"
                    : "int v" + i + " = f" + (i - i % 5) + "(" + (i % 5 == 1 ? "1" : "v" + (i - 1)) + ");";
            cells.add(new SourceCell(new CellId("c" + i), i, CellKind.CODE, source, List.of()));
        }
        return cells;
    }
}
