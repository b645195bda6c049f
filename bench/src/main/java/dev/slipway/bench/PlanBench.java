package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;

/// `./slipway plan` of a notebook with 300 steps, whole process, beside `./slipway --version`: compiled for the first
/// time, or not changed since.
final class PlanBench implements Bench {
    private static final int STEPS = 300;
    private static final int ROUNDS = 3;

    private final Notebook notebook;

    /// Which of the two.
    enum Notebook {
        NEW("plan"),
        UNCHANGED("plan-again");

        private final String bench;

        Notebook(String bench) {
            this.bench = bench;
        }
    }

    PlanBench(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return notebook.bench;
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        product.makeCaches();
        var ours = new Samples();
        var start = new Samples();
        var file = product.scratch().resolve(name() + ".jsh");
        for (int round = 0; round < ROUNDS; round++) {
            Files.writeString(file, text(round));
            double first = product.slipway("plan", file.toString()).seconds();
            double value = notebook == Notebook.NEW
                    ? first
                    : product.slipway("plan", file.toString()).seconds();
            start.add(product.slipway("--version").seconds());
            ours.add(value);
        }
        return new Figure("s", ours.median(), "slipway --version", start.median(), ROUNDS);
    }

    /// @param round makes each notebook another
    private static String text(int round) {
        var text = new StringBuilder("// %%\n//| parameters\nint n = 3;\n// %%\nint twice(int x) { return 2 * x + "
                + round + "; }\n// %%\n//| step: s0\nint v0 = twice(n);\n");
        for (int i = 1; i < STEPS; i++) {
            var before = "v" + (i - 1);
            text.append("// %%\n//| step: s").append(i).append('\n');
            text.append("int v").append(i).append(" = twice(").append(before).append(") % 1009;\n");
        }
        return text.toString();
    }
}
