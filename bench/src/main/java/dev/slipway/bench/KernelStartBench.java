package dev.slipway.bench;

import java.io.IOException;

/// A kernel's process from its start to its first result, beside a process with the bare JShell API.
final class KernelStartBench implements Bench {
    private static final int ROUNDS = 7;

    @Override
    public String name() {
        return "kernel-start";
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        firstResult(product); // loads the client's own classes
        var ours = new Samples();
        var theirs = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(firstResult(product));
            theirs.add(product.run(Product.java(BareShell.class, "first")).seconds());
        }
        return new Figure("s", ours.median(), "a process with the bare JShell API", theirs.median(), ROUNDS);
    }

    private static double firstResult(Product product) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (var kernel = new KernelSession(product)) {
            kernel.execute("1 + 1");
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
