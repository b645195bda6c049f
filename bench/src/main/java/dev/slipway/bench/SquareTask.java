package dev.slipway.bench;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What a task of the flow bench computes, in a bare executor: prints the milliseconds a task.
final class SquareTask {
    /// The same as Java of a cell.
    static final String BODY = "(long) item * item";

    private SquareTask() {}

    static long squared(int item) {
        return (long) item * item;
    }

    /// @param arguments how many tasks, and on how many threads
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int tasks = Integer.parseInt(arguments[0]);
        long start = System.nanoTime();
        long sum = 0;
        try (var pool = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]))) {
            var all = new ArrayList<Future<Long>>();
            for (int i = 0; i < tasks; i++) {
                int item = i;
                all.add(pool.submit(() -> squared(item)));
            }
            for (var one : all) {
                sum += one.get();
            }
        }
        if (sum < 0) {
            throw new AssertionError("squares add up to " + sum);
        }
        System.out.println((System.nanoTime() - start) / 1e6 / tasks);
    }
}
