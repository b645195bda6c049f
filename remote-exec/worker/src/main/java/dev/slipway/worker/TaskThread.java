package dev.slipway.worker;

import dev.slipway.worker.protocol.Report;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/// A thread and its group for one task after the other; a new thread for each small task would cost more than the task.
/// Afterwards threads that the task left are interrupted, and what it may have changed of this thread and of the whole
/// JVM is put back. One caller.
final class TaskThread {
    private static final int MOST_THREADS = 1000;

    private final ThreadGroup group = new ThreadGroup("tasks");
    private final BlockingQueue<Runnable> given = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(group, this::run);
    private boolean isAlone = true;
    private boolean isEnding; // of the thread itself

    /// Runs `work` to its end and returns what it returns. `work` throws nothing.
    ///
    /// @param name for people who look at threads
    Report call(String name, ClassLoader context, Callable<Report> work) {
        var settings = Settings.now();
        var future = new FutureTask<>(() -> {
            try {
                return work.call();
            } finally {
                reset();
            }
        });
        thread.setName("task " + name);
        thread.setContextClassLoader(context);
        given.add(future);
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a worker's main thread is never interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("work on a step throws nothing", e);
        } finally {
            interruptLeftovers();
            settings.restore();
        }
    }

    /// Tells whether no other thread of the task went on after `call`.
    boolean isAlone() {
        return isAlone;
    }

    /// Tells whether the next task can have this thread, too.
    boolean isAsNew() {
        return isAlone && ThreadValues.CAN_BE_FORGOTTEN;
    }

    /// Lets the thread end.
    void end() {
        given.add(() -> isEnding = true);
    }

    private void run() {
        while (!isEnding) {
            try {
                given.take().run();
            } catch (InterruptedException late) {
                // by something that a task left: nobody waits for that task any more
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // relies on nothing: it is what a new thread has
    private void reset() {
        var _ = Thread.interrupted();
        thread.setContextClassLoader(null);
        thread.setUncaughtExceptionHandler(null);
        thread.setPriority(Thread.NORM_PRIORITY);
        ThreadValues.forget(thread);
    }

    private void interruptLeftovers() {
        var threads = new Thread[MOST_THREADS];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (!threads[i].equals(thread)) {
                threads[i].interrupt();
                isAlone = false;
            }
        }
    }

    /// What a task may change for the whole JVM.
    private record Settings(
            Properties properties,
            Locale locale,
            Locale display,
            Locale format,
            TimeZone zone,
            PrintStream out,
            PrintStream err) {
        static Settings now() {
            return new Settings(
                    (Properties) System.getProperties().clone(),
                    Locale.getDefault(),
                    Locale.getDefault(Locale.Category.DISPLAY),
                    Locale.getDefault(Locale.Category.FORMAT),
                    TimeZone.getDefault(),
                    System.out,
                    System.err);
        }

        void restore() {
            if (!System.getProperties().equals(properties)) {
                System.setProperties(properties);
            }
            Locale.setDefault(locale);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
            TimeZone.setDefault(zone);
            System.setOut(out);
            System.setErr(err);
            System.setIn(InputStream.nullInputStream());
        }
    }
}
