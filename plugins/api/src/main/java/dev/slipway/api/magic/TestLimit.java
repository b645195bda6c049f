package dev.slipway.api.magic;

import dev.slipway.api.magic.Tests.Body;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// How long a test may take. One that takes longer is interrupted, and fails when it ends, as with JUnit. Immutable.
///
/// @param time one that is not positive lets the test fail
record TestLimit(Duration time) {
    private static final double NANOS = 1e9;

    /// Returns what runs `body` and throws a `TimeoutException` if that took too long.
    Body around(Body body) {
        return () -> run(body);
    }

    private void run(Body body) throws Throwable {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("no test ends within " + time.toMillis() + " ms");
        }
        var ended = new CountDownLatch(1);
        var isLate = new AtomicBoolean();
        var runner = Thread.currentThread();
        var watch = Thread.ofVirtual().name("slipway-test-limit").start(() -> watch(runner, ended, isLate));
        Throwable failure = null;
        try {
            body.run();
        } catch (Throwable e) {
            failure = e;
        }
        ended.countDown();
        join(watch, isLate);
        boolean mustEnd = failure instanceof Error && !(failure instanceof AssertionError);
        if (isLate.get() && !mustEnd) {
            Thread.interrupted(); // it was this limit's
            throw late(failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void watch(Thread runner, CountDownLatch ended, AtomicBoolean isLate) {
        try {
            if (!ended.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                isLate.set(true);
                runner.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the cell ends: nothing to limit
        }
    }

    /// Waits until `watch` has done what it does, so that it does not interrupt what comes after.
    private static void join(Thread watch, AtomicBoolean isLate) {
        boolean isInterrupted = false;
        while (watch.isAlive()) {
            try {
                watch.join();
            } catch (InterruptedException e) {
                isInterrupted = !isLate.get();
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private TimeoutException late(@Nullable Throwable failure) {
        var late = new TimeoutException("took longer than " + (time.toNanos() / NANOS) + " s");
        if (failure != null && !(failure instanceof InterruptedException)) {
            late.addSuppressed(failure);
        }
        return late;
    }
}
