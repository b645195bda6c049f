package dev.slipway.bench;

import dev.slipway.kernel.installation.KernelOptions;
import java.io.IOException;
import java.util.List;

/// The window's process from its start to its first frame, from the cache that a window makes after its first start,
/// beside one without.
final class CachedWindowBench implements Bench {
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "first-frame-cached";
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var cache = make(product);
        var cached = new Samples();
        var plain = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            cached.add(seconds(product, cache));
            plain.add(seconds(product, List.of()));
        }
        return new Figure("s", cached.median(), "the same without a cache", plain.median(), ROUNDS);
    }

    /// Makes the cache that a window makes after its first start, and returns the options to start from it.
    static List<String> make(Product product) throws IOException, InterruptedException {
        var cache = product.scratch().resolve("window.aot");
        product.run(WindowBench.command(KernelOptions.caching(cache), List.of("train")));
        return KernelOptions.cached(cache);
    }

    private static double seconds(Product product, List<String> options) throws IOException, InterruptedException {
        var ended = product.run(WindowBench.command(options, List.of("measure", "first-frame")));
        return Double.parseDouble(ended.out().lines().toList().getLast());
    }
}
