package dev.slipway.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import jdk.jshell.JShell;

/// Completion of a member, 95 % of the answers, of an idle kernel beside JShell's own, or of a busy one beside an idle
/// one.
final class CompletionBench implements Bench {
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 100;
    private static final List<String> TEXTS = List.of("numbers.str", "Math.ma", "text.sub", "numb");
    private static final String CELL = "var numbers = List.of(1, 2, 3);\nvar text = \"some text\";";

    /// What the kernel does meanwhile.
    enum Kernel {
        IDLE,
        BUSY
    }

    private final Kernel kernel;

    CompletionBench(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return kernel == Kernel.IDLE ? "kernel-complete" : "kernel-complete-busy";
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        try (var session = new KernelSession(product)) {
            session.execute("cells", CELL);
            var idle = samples(session);
            if (kernel == Kernel.IDLE) {
                return new Figure("ms", idle.percentile(95), "JShell's own completion", bare().percentile(95), ROUNDS);
            }
            session.begin("busy", "while (true) {}");
            var busy = samples(session);
            return new Figure("ms", busy.percentile(95), "the same of an idle kernel", idle.percentile(95), ROUNDS);
        }
    }

    private static Samples samples(KernelSession session) throws IOException, InterruptedException {
        var samples = new Samples();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            var text = TEXTS.get(Math.floorMod(round, TEXTS.size()));
            long start = System.nanoTime();
            try {
                session.kernel().complete(text, text.length()).get();
            } catch (ExecutionException e) {
                throw new IOException("the kernel did not complete " + text, e);
            }
            if (round >= 0) {
                samples.add((System.nanoTime() - start) / 1e6);
            }
        }
        return samples;
    }

    private static Samples bare() {
        var samples = new Samples();
        try (var shell = JShell.builder().executionEngine("local").build()) {
            for (var line : CELL.split("\n", -1)) {
                shell.eval(line);
            }
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                var text = TEXTS.get(Math.floorMod(round, TEXTS.size()));
                long start = System.nanoTime();
                shell.sourceCodeAnalysis().completionSuggestions(text, text.length(), new int[1]);
                if (round >= 0) {
                    samples.add((System.nanoTime() - start) / 1e6);
                }
            }
        }
        return samples;
    }
}
