package dev.slipway.kernel.engine;

import static java.lang.System.Logger.Level.WARNING;

import dev.slipway.kernel.engine.classes.ClassNames;
import dev.slipway.kernel.engine.classes.LiveClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The thread one cell runs on, with a thread group that the threads it starts belong to. Thread-safe.
///
/// An interrupt is asked for politely first; a thread that goes on is stopped where it is.
final class CellThread {
    private static final System.Logger LOG = System.getLogger(CellThread.class.getName());
    private static final long POLITE_MILLIS = 300;
    private static final long AGAIN_MILLIS = 100;
    private static final int MOST_ATTEMPTS = 100;
    /// From this attempt on a thread is taken to catch what stops it.
    private static final int CATCHING = 5;
    private static final int MANY = 4;
    private static final int MOST_DOUBLINGS = 6;
    /// The attempt after which the person is told: two seconds have passed.
    private static final int TELL_AFTER = 16;
    private static final int ROOM = 16;

    private final LiveClasses classes;
    private final ThreadGroup group = new ThreadGroup("cell");
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    CellThread(LiveClasses classes, Runnable work) {
        this.classes = classes;
        thread = new Thread(group, () -> end(work), "cell");
        thread.setContextClassLoader(classes.loader());
    }

    private void end(Runnable work) {
        try {
            work.run();
        } finally {
            ended.countDown();
        }
    }

    /// Runs the work to its end. An interrupt of the calling thread interrupts the work.
    ///
    /// The thread is waited for, not what it says last: what stops it may strike it while it says so.
    void run() {
        thread.start();
        boolean wasInterrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                wasInterrupted = true;
                interrupt();
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks the work to end, and stops it if it does not; returns at once.
    void interrupt() {
        interruptStarted();
        thread.interrupt();
        Thread.ofPlatform().daemon().name("cell-interrupter").start(this::insist);
    }

    /// Asks the threads that the work has started to end.
    void interruptStarted() {
        var members = new Thread[group.activeCount() + ROOM];
        int count = group.enumerate(members);
        for (int i = 0; i < count; i++) {
            members[i].interrupt();
        }
    }

    private void insist() {
        try {
            boolean hasEnded = ended.await(POLITE_MILLIS, TimeUnit.MILLISECONDS);
            for (int i = 0; i < MOST_ATTEMPTS; i++) {
                var threads = busy(hasEnded);
                if (threads.isEmpty()) {
                    return;
                }
                strike(threads, i);
                if (i == TELL_AFTER) {
                    tell();
                }
                TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
                hasEnded = ended.getCount() == 0 || thread.getState() == Thread.State.TERMINATED;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            LOG.log(WARNING, "cannot stop the cell's threads", e);
        }
    }

    /// Stops threads once. Code that catches what stops it is struck only in the moment in which it does: from some
    /// attempt on it is stopped several times at once, and that more and more often, as long as it runs.
    private void strike(List<Thread> threads, int attempt) {
        if (attempt < CATCHING) {
            classes.stop(threads, 1);
            return;
        }
        var left = threads;
        int rounds = 1 << Math.min(MOST_DOUBLINGS, (attempt - CATCHING) / 2);
        for (int i = 0; i < rounds && !left.isEmpty(); i++) {
            classes.stop(left, MANY);
            left = left.stream().filter(each -> runsCells(each.getStackTrace())).toList();
        }
    }

    private static boolean runsCells(StackTraceElement[] stack) {
        return Stream.of(stack).anyMatch(frame -> ClassNames.accepts(frame.getClassName()));
    }

    private void tell() {
        var stack = thread.getStackTrace();
        if (stack.length > 0) {
            var place = stack[0].getClassName() + "." + stack[0].getMethodName();
            System.err.println("The cell does not stop: it is in " + place
                    + (stack[0].isNativeMethod() ? ", which is native code." : ".")
                    + " Restart the kernel to end it; variables are lost then, the notebook is not.");
        }
    }

    /// Returns the platform threads that run this cell's code: its own, those it started, and those of the common
    /// pool that help it. Threads of a pool that wait for work are left alone.
    private List<Thread> busy(boolean hasEnded) {
        var threads = new ArrayList<Thread>();
        if (!hasEnded) {
            threads.add(thread);
        }
        Thread.getAllStackTraces().forEach((other, stack) -> {
            boolean isOurs =
                    group.equals(other.getThreadGroup()) || other.getName().startsWith("ForkJoinPool.commonPool");
            if (isOurs && runsCells(stack) && !thread.equals(other)) {
                threads.add(other);
            }
        });
        return threads;
    }
}
