package dev.slipway.bench;

import java.util.List;
import jdk.jshell.JShell;

/// The bare JShell API in a process of its own, the baseline of the kernel: prints the first result, then the median
/// time of an evaluation in ms.
final class BareShell {
    private static final int WARM_UP = 50;
    private static final int ROUNDS = 200;

    private BareShell() {}

    public static void main(String[] arguments) {
        try (var shell = JShell.create()) {
            System.out.println(shell.eval("1 + 1").getFirst().value());
            if (List.of(arguments).contains("first")) {
                return;
            }
            var samples = new Samples();
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                long start = System.nanoTime();
                shell.eval("1 + 1");
                if (round >= WARM_UP) {
                    samples.add((System.nanoTime() - start) / 1e6);
                }
            }
            System.out.println(samples.median());
        }
    }
}
