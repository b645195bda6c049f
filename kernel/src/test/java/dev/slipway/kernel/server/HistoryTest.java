package dev.slipway.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.message.HistoryLine;
import dev.slipway.kernel.message.HistoryQuery;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History history = new History();

    @BeforeEach
    void fill() {
        List.of("a", "b(1)", "a", "b\n2").forEach(source -> history.add(new HistoryLine(next++, source, "")));
    }

    private int next = 1;

    @Test
    void theTailIsTheLastOldestFirst() {
        assertThat(counts(new HistoryQuery.Tail(2))).containsExactly(3, 4);
        assertThat(counts(new HistoryQuery.Tail(9))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aRangeEndsBeforeItsStop() {
        assertThat(counts(new HistoryQuery.Range(0, 2, 4))).containsExactly(2, 3);
        assertThat(counts(new HistoryQuery.Range(1, 3, 0))).containsExactly(3, 4);
        assertThat(counts(new HistoryQuery.Range(-3, 1, 2))).isEmpty();
    }

    @Test
    void aSearchMatchesWholeSourcesByGlob() {
        assertThat(counts(new HistoryQuery.Search("b*", 0, false))).containsExactly(2, 4);
        assertThat(counts(new HistoryQuery.Search("b(?)", 0, false))).containsExactly(2);
        assertThat(counts(new HistoryQuery.Search("a", 0, true))).containsExactly(3);
        assertThat(counts(new HistoryQuery.Search("*", 1, false))).containsExactly(4);
    }

    private List<Integer> counts(HistoryQuery query) {
        return history.find(query).stream().map(HistoryLine::count).toList();
    }
}
