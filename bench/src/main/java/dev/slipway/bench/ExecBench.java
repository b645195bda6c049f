package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// `./slipway exec` of a notebook of one cell, whole process, beside `jshell` on the same line.
final class ExecBench implements Bench {
    private static final int ROUNDS = 7;

    @Override
    public String name() {
        return "exec";
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var notebook = product.scratch().resolve("one.jsh");
        Files.writeString(notebook, "// %%\n1 + 1\n");
        var script = product.scratch().resolve("one.txt");
        Files.writeString(script, "1 + 1\n/exit\n");
        var ours = new Samples();
        var theirs = new Samples();
        product.slipway("exec", notebook.toString());
        for (int round = 0; round < ROUNDS; round++) {
            var ended = product.slipway("exec", notebook.toString());
            if (!ended.out().contains("2")) {
                throw new IOException("exec of 1 + 1 printed: " + ended.out());
            }
            ours.add(ended.seconds());
            theirs.add(product.run(List.of(Product.jdk("jshell"), "-s", script.toString()))
                    .seconds());
        }
        return new Figure("s", ours.median(), "jshell", theirs.median(), ROUNDS);
    }
}
