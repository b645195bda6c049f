package dev.slipway.engine.local;

import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Entry of a run process: makes the run of one order. `DetachedRuns` starts it.
public final class DetachedRunMain {
    private static final long SECONDS_TO_STOP = 10;
    private static final int RUN_FAILED = 1;
    private static final int WORLD_FAILED = 3;

    private DetachedRunMain() {}

    /// @param args the folder of the store, and the order's file
    public static void main(String[] args) {
        var over = new CountDownLatch(1);
        stopCleanly(Thread.currentThread(), over);
        int exit = run(Path.of(args[0]), Path.of(args[1]));
        over.countDown();
        System.exit(exit);
    }

    private static int run(Path folder, Path order) {
        try (var store = Store.in(folder)) {
            var plans = new PlanJson();
            var taken = new Orders(store, plans).take(order);
            var status = new RunMaker(store, Installation.locate(), plans, Clock.systemUTC())
                    .make(taken.id(), taken.request(), new RunListener() {});
            return status == RunStatus.SUCCEEDED ? 0 : RUN_FAILED;
        } catch (IOException | RuntimeException e) {
            System.err.println(e.getMessage());
            return WORLD_FAILED;
        }
    }

    /// A signal to end cancels the run, records that, and then ends.
    private static void stopCleanly(Thread runner, CountDownLatch over) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (over.getCount() > 0) {
                runner.interrupt();
            }
            try {
                over.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
