package dev.slipway.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
}
