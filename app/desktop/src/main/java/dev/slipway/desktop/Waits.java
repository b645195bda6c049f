package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.onUi;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Asks the UI thread for nothing, again and again, and notes how long it worked, or stood still for the garbage
/// collector, before it answered; what other processes take of the machine does not count.
final class Waits {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long AFTER_NANOS = 2_500_000_000L;
    private static final long PAUSE_MILLIS = 2;
    private static final double NANOS_PER_MILLI = 1e6;

    private final String name;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<Double> longest = thread.submit(() -> longest(isOver::get));

    private Waits(String name) {
        this.name = name;
    }

    /// Begins to take these times beside what the caller does, after it has taken them for a while at rest.
    static Waits beside(String name) throws ExecutionException, TimeoutException, InterruptedException {
        Timed.print("bare-" + name + "-block", longest(() -> true));
        return new Waits(name);
    }

    /// Ends that a while later and prints the longest, as `NAME-block`.
    void end() throws ExecutionException, InterruptedException {
        isOver.set(true);
        Timed.print(name + "-block", longest.get());
        thread.close();
    }

    /// Returns the longest of these times until `ended` holds and a while longer. Unit: ms.
    static double longest(BooleanSupplier ended) throws ExecutionException, TimeoutException, InterruptedException {
        var rest = new CountDownLatch(1);
        long ui = onUi(() -> Thread.currentThread().threadId());
        double longest = 0;
        long end = Long.MAX_VALUE;
        while (System.nanoTime() < end) {
            long collected = collected();
            long before = THREADS.getThreadCpuTime(ui);
            boolean over = onUi(ended::getAsBoolean);
            long worked = THREADS.getThreadCpuTime(ui) - before;
            longest = Math.max(longest, worked / NANOS_PER_MILLI + collected() - collected);
            if (over && end == Long.MAX_VALUE) {
                end = System.nanoTime() + AFTER_NANOS;
            }
            rest.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return longest;
    }

    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
