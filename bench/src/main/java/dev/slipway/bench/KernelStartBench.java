package dev.slipway.bench;

import dev.slipway.kernel.client.CacheMaker;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.StartCache;
import java.io.IOException;

/// A kernel's process from its start to its first result, beside a process with the bare JShell API.
final class KernelStartBench implements Bench {
    private static final int ROUNDS = 7;

    /// What it starts with.
    enum With {
        NOTHING("kernel-start"),
        CACHE("kernel-start-cached");

        private final String bench;

        With(String bench) {
            this.bench = bench;
        }
    }

    private final With with;

    KernelStartBench(With with) {
        this.with = with;
    }

    @Override
    public String name() {
        return with.bench;
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var cache = cache(product);
        firstResult(product, cache); // loads the client's own classes
        var ours = new Samples();
        var theirs = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(firstResult(product, cache));
            theirs.add(product.run(Product.java(BareShell.class, "first")).seconds());
        }
        return new Figure("s", ours.median(), "a process with the bare JShell API", theirs.median(), ROUNDS);
    }

    private StartCache cache(Product product) throws IOException, InterruptedException {
        if (with == With.NOTHING) {
            return StartCache.none();
        }
        var home = product.scratch().resolve("home");
        CacheMaker.makeOnce(Installation.locate(), home, System.err::println);
        var cache = StartCache.ofKernel(Installation.locate(), home);
        if (cache.find().isEmpty()) {
            throw new IOException("there is no cache to measure");
        }
        return cache;
    }

    private static double firstResult(Product product, StartCache cache) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (var kernel = new KernelSession(product, cache)) {
            kernel.execute("1 + 1");
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
