package dev.slipway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.task.Toolkit;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeRoutes routes = new FakeRoutes();

    @Test
    void opensTheScreensOffTheUiThreadWithoutAFault() throws Exception {
        Toolkit.start();
        var flights = new FlightRuns(workspace);
        flights.running(1);
        for (int number = 2; number < 12; number++) {
            flights.succeeded(number);
        }
        var faults = new ArrayList<Throwable>();
        var thread = Thread.currentThread();
        var before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((_, fault) -> faults.add(fault)); // what listeners throw goes there
        try {
            var rehearsal = rehearsal();
            int taken = 1;
            while (rehearsal.takeNext()) {
                taken++;
            }
            assertThat(taken).isEqualTo(5);
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }

        assertThat(faults).isEmpty();
        assertThat(routes.gone).isEmpty();
    }

    @Test
    void opensOnlyATableWhereNothingRan() throws Exception {
        Toolkit.start();

        assertThat(rehearsal().takeNext()).isFalse();
    }

    private Rehearsal rehearsal() {
        return new Rehearsal(workspace.live(), routes, routes, ZoneOffset.UTC);
    }
}
