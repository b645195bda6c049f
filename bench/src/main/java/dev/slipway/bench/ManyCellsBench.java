package dev.slipway.bench;

import java.io.IOException;

/// A cell that declares a variable and calls a method, below 1,000 others, beside the same below ten.
final class ManyCellsBench implements Bench {
    private static final int WARM_UP = 40;
    private static final int CELLS = 1000;
    private static final int AROUND = 10;

    @Override
    public String name() {
        return "cell-1000";
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var early = new Samples();
        var late = new Samples();
        try (var warm = new KernelSession(product)) {
            warm.execute("first", "int twice(int x) { return 2 * x; }\nint v0 = 1;");
            for (int i = 0; i < WARM_UP; i++) {
                warm.execute("warm", "int w = twice(" + i + ") % 1009;"); // the compiler's own code, made fast
            }
            for (int cell = 1; cell <= CELLS; cell++) {
                long start = System.nanoTime();
                warm.execute("cell" + cell, "int v" + cell + " = twice(v" + (cell - 1) + ") % 1009;");
                double millis = (System.nanoTime() - start) / 1e6;
                if (cell <= 2 * AROUND) {
                    early.add(millis);
                } else if (cell > CELLS - 2 * AROUND) {
                    late.add(millis);
                }
            }
        }
        return new Figure("ms", late.median(), "the 10th cell", early.median(), 2 * AROUND);
    }
}
