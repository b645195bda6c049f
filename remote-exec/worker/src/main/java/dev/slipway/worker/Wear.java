package dev.slipway.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether what tasks have left behind has used a worker up: threads that go on, classes that something still holds,
/// memory that is not given back. One thread at a time.
final class Wear {
    private static final int MOST_THREADS = 32;
    private static final int MOST_LOADERS = 300;
    private static final int LOADERS_BETWEEN_CHECKS = 1000;
    private static final double MOST_MEMORY = 0.7;

    private final ThreadGroup root = root();
    private final int threadsAtFirst = root.activeCount();
    private List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    /// Counts classes in that nothing should hold any more.
    void leave(ClassLoader classes) {
        loaders.add(new WeakReference<>(classes));
    }

    /// Returns why the worker should be replaced after a task; empty if it is as good as new.
    Optional<String> look() {
        int threads = root.activeCount() - threadsAtFirst;
        if (threads > MOST_THREADS) {
            return Optional.of("its tasks left " + threads + " threads running");
        }
        if (loaders.size() >= LOADERS_BETWEEN_CHECKS && heldLoaders() > MOST_LOADERS) {
            return Optional.of("the classes of " + heldLoaders() + " earlier tasks are still held");
        }
        return isFull() ? Optional.of("earlier tasks still hold most of its memory") : Optional.empty();
    }

    /// Returns how many tasks' classes are still held; asks for a collection only if many seem to be.
    private int heldLoaders() {
        loaders = held();
        if (loaders.size() > MOST_LOADERS) {
            System.gc();
            loaders = held();
        }
        return loaders.size();
    }

    private List<WeakReference<ClassLoader>> held() {
        return new ArrayList<>(
                loaders.stream().filter(loader -> !loader.refersTo(null)).toList());
    }

    /// Tells whether the last collection left little room. What it costs to ask is spent only once memory is used.
    private static boolean isFull() {
        var runtime = Runtime.getRuntime();
        if (runtime.totalMemory() - runtime.freeMemory() < MOST_MEMORY * runtime.maxMemory()) {
            return false;
        }
        return afterCollection() > MOST_MEMORY * runtime.maxMemory();
    }

    private static long afterCollection() {
        long used = 0;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            used += usage == null ? 0 : usage.getUsed();
        }
        return used;
    }

    private static ThreadGroup root() {
        var group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
