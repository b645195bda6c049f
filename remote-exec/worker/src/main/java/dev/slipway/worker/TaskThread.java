package dev.slipway.worker;

import dev.slipway.worker.protocol.Report;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The thread and thread group of one task. Afterwards threads that the task left are interrupted, and the JVM-wide
/// settings it may have changed are put back.
final class TaskThread {
    private static final int MOST_THREADS = 1000;

    private final ThreadGroup group;

    /// @param name for people who look at threads
    TaskThread(String name) {
        group = new ThreadGroup("task " + name);
    }

    /// Runs `work` to its end and returns what it returns. `work` throws nothing.
    Report call(ClassLoader context, Callable<Report> work) {
        var settings = Settings.now();
        var future = new FutureTask<>(work);
        var thread = new Thread(group, future, group.getName());
        thread.setContextClassLoader(context);
        thread.start();
        try {
            var report = future.get();
            thread.join();
            return report;
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

    /// Tells whether `call` has ended and no thread of the task goes on.
    boolean isOver() {
        return group.activeCount() == 0;
    }

    private void interruptLeftovers() {
        var threads = new Thread[MOST_THREADS];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            threads[i].interrupt();
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
