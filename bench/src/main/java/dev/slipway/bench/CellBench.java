package dev.slipway.bench;

import java.io.IOException;

/// A trivial cell from request to end, beside JShell's own eval.
final class CellBench implements Bench {
    private static final int WARM_UP = 50;
    private static final int ROUNDS = 200;

    @Override
    public String name() {
        return "cell";
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var ours = new Samples();
        try (var kernel = new KernelSession(product)) {
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                long start = System.nanoTime();
                kernel.execute("1 + 1");
                if (round >= WARM_UP) {
                    ours.add((System.nanoTime() - start) / 1e6);
                }
            }
        }
        var lines = product.run(Product.java(BareShell.class)).out().lines().toList();
        return new Figure("ms", ours.median(), "JShell's eval", Double.parseDouble(lines.getLast()), ROUNDS);
    }
}
