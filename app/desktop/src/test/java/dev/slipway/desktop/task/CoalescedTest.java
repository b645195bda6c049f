package dev.slipway.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoalescedTest {
    private final Deque<Runnable> turns = new ArrayDeque<>();
    private final List<List<Integer>> batches = new ArrayList<>();
    private final Coalesced<Integer> coalesced = new Coalesced<>(turns::add, batches::add);

    private void takeTurns() {
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
    }

    @Test
    void howeverFastValuesComeOneBatchIsPending() {
        IntStream.range(0, 10_000).forEach(coalesced::accept);

        assertThat(turns).hasSize(1);
    }

    @Test
    void aFloodIsDeliveredInTurnsThatAreShort() {
        var all = IntStream.range(0, 10_000).boxed().toList();
        all.forEach(coalesced);

        takeTurns();

        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(Coalesced.MOST));
        assertThat(batches.stream().flatMap(List::stream)).isEqualTo(all);
    }

    @Test
    void whatComesWhileABatchIsPendingKeepsItsOrder() {
        IntStream.range(0, 20).forEach(coalesced::accept);
        turns.remove().run();
        coalesced.accept(20);
        takeTurns();
        coalesced.accept(21);
        takeTurns();

        assertThat(batches.stream().flatMap(List::stream))
                .isEqualTo(IntStream.range(0, 22).boxed().toList());
    }

    @Test
    void whoeverBringsMoreThanIsTakenWaitsAndNothingIsLost() throws InterruptedException {
        var weighty = new Coalesced<Integer>(turns::add, batches::add, _ -> Coalesced.ROOM);
        var through = new CountDownLatch(1);
        weighty.accept(1);
        var other = Thread.ofVirtual().start(() -> {
            weighty.accept(2);
            through.countDown();
        });
        while (other.getState() != Thread.State.TIMED_WAITING) {
            LockSupport.parkNanos(2_000_000);
        }
        assertThat(through.getCount()).isEqualTo(1);

        turns.remove().run();

        assertThat(through.await(20, TimeUnit.SECONDS)).isTrue();
        takeTurns();
        assertThat(batches).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void oneTurnTakesNoMoreThanIsReadInAMoment() {
        var weighty = new Coalesced<Integer>(turns::add, batches::add, _ -> Coalesced.FULL / 2);
        IntStream.range(0, 8).forEach(weighty::accept);

        takeTurns();

        assertThat(batches).hasSize(4);
    }
}
