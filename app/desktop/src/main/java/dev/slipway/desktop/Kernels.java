package dev.slipway.desktop;

import dev.slipway.desktop.notebook.KernelStarter;
import dev.slipway.desktop.notebook.TrustFile;
import dev.slipway.desktop.settings.Preferences;
import dev.slipway.kernel.client.CacheMaker;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.client.KernelProcess;
import dev.slipway.kernel.client.SpareKernel;
import dev.slipway.kernel.client.SpareKernel.Order;
import dev.slipway.kernel.deps.SessionJars;
import dev.slipway.kernel.file.NotebookOptions;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.KernelOptions;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Starts the window's kernels. Thread-safe.
final class Kernels implements AutoCloseable {
    /// How long after a kernel has started the next one is made ready.
    private static final long SPARE_AFTER_SECONDS = 4;

    /// How long after the first kernel has started the caches are made: that takes both cores for some seconds.
    private static final long CACHE_AFTER_SECONDS = 20;

    private final Installation installation;
    private final Path home;
    private final SpareKernel spare;
    private final Executor cacheLater;
    private final AtomicBoolean isCacheAsked = new AtomicBoolean();

    private Kernels(Installation installation, Path home, Executor spareLater, Executor cacheLater) {
        this.installation = installation;
        this.home = home;
        this.cacheLater = cacheLater;
        spare = new SpareKernel(
                order -> KernelProcess.start(installation, order.folder(), order.options()), spareLater);
    }

    /// Returns what starts each when it is asked for.
    static Kernels plain(Installation installation, Path home) {
        return new Kernels(installation, home, _ -> {}, _ -> {});
    }

    /// Returns what also keeps one more ready, where the machine has the memory, and makes the caches that kernels
    /// and the window start from if there are none.
    static Kernels ahead(Installation installation, Path home) {
        Executor never = _ -> {};
        var spareLater = KernelOptions.mayKeepSpare() ? after(SPARE_AFTER_SECONDS) : never;
        return new Kernels(installation, home, spareLater, after(CACHE_AFTER_SECONDS));
    }

    private static Executor after(long seconds) {
        return CompletableFuture.delayedExecutor(
                seconds, TimeUnit.SECONDS, Thread.ofVirtual().name("slipway-ahead")::start);
    }

    /// Returns what starts the kernel of the notebook at a path.
    ///
    /// @param preferences asked at each start
    KernelStarter of(Path notebook, Supplier<Preferences> preferences) {
        return new KernelStarter() {
            @Override
            public Kernel start() throws IOException, InterruptedException {
                return Kernels.this.start(notebook, preferences.get(), List.of());
            }

            @Override
            public Kernel startDebugging() throws IOException, InterruptedException {
                return Kernels.this.start(notebook, preferences.get(), KernelOptions.debugging());
            }
        };
    }

    private Kernel start(Path notebook, Preferences preferences, List<String> more)
            throws IOException, InterruptedException {
        var folder = notebook.toAbsolutePath().getParent();
        var options = new ArrayList<String>();
        if (preferences.heapMiB() != 0) {
            options.add("-Xmx" + preferences.heapMiB() + "m");
        }
        // read anew for each start: the person may have come to trust the notebook
        if (new TrustFile(home).isTrusted(notebook)) {
            options.addAll(NotebookOptions.of(notebook));
        } else {
            options.add("-D" + SessionJars.UNTRUSTED + "=true");
        }
        options.addAll(more);
        var kernel = spare.start(new Order(folder == null ? home : folder, options));
        if (isCacheAsked.compareAndSet(false, true)) {
            cacheLater.execute(this::makeCaches);
        }
        return kernel;
    }

    private void makeCaches() {
        try {
            CacheMaker.makeOnce(installation, home, Kernels::say);
            WindowTraining.makeCache(home, Kernels::say);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String words) {
        System.getLogger("slipway").log(Level.DEBUG, words);
    }

    /// Ends the one that is ready, without waiting for it: it ends with this process at the latest.
    @Override
    public void close() {
        Thread.ofVirtual().name("slipway-spare-end").start(spare::close);
    }
}
