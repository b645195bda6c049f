package dev.slipway.bench;

import java.io.IOException;
import java.util.List;

/// A million short lines printed by a cell, until the client has all of them and the kernel is idle, beside a process
/// that prints as many to a pipe.
final class LinesBench implements Bench {
    private static final int ROUNDS = 3;
    private static final String SOURCE = "for (int i = 0; i < 1_000_000; i++) System.out.println(i);";

    @Override
    public String name() {
        return "kernel-lines";
    }

    /// The baseline's process.
    static final class Printer {
        private Printer() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < 1_000_000; i++) {
                System.out.println(i);
            }
        }
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var ours = new Samples();
        var theirs = new Samples();
        try (var session = new KernelSession(product)) {
            session.execute("1 + 1");
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                session.execute(SOURCE);
                ours.add((System.nanoTime() - start) / 1e9);
                theirs.add(product.run(List.copyOf(Product.java(Printer.class))).seconds());
            }
        }
        return new Figure("s", ours.median(), "a process that prints as many", theirs.median(), ROUNDS);
    }
}
