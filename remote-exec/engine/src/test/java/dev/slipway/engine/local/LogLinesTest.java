package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.store.AttemptRecords.Line;
import dev.slipway.worker.protocol.Report.Stream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private static final Instant NOW = Instant.EPOCH;

    @Test
    void aLogWithinItsLimitIsKeptWhole() {
        var log = new LogLines(1000);

        var kept = new ArrayList<>(log.print(Stream.OUT, "a\nb\nc", NOW));
        kept.addAll(log.end());

        assertThat(kept).extracting(Line::text).containsExactly("a", "b", "c");
    }

    @Test
    void ofALongerOneTheBeginningAndTheEndAreKept() {
        var log = new LogLines(100);
        var kept = new ArrayList<Line>();

        for (int i = 0; i < 10_000; i++) {
            kept.addAll(log.print(Stream.OUT, i + "\n", NOW));
        }
        kept.addAll(log.end());

        var texts = kept.stream().map(Line::text).toList();
        assertThat(texts).startsWith("0", "1", "2").endsWith("9998", "9999").hasSizeLessThan(1100);
        assertThat(texts).anyMatch(text -> text.matches("… [0-9,]+ lines are not kept: the log was full"));
        assertThat(kept).extracting(Line::number).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aCardOfTheSameNumberTakesTheLineOfTheOneBefore() {
        var log = new LogLines(20);
        log.print(Stream.OUT, "a\nb", NOW);

        assertThat(log.card(0, "first", NOW)).extracting(Line::number).containsExactly(1, 2);
        assertThat(log.print(Stream.OUT, "c\n", NOW)).extracting(Line::number).containsExactly(3);
        assertThat(log.card(0, "again", NOW)).containsExactly(new Line(2, NOW, "card", "again"));

        assertThat(log.card(1, "one more than there is room for", NOW)).isEmpty();
        assertThat(log.card(1, "held", NOW)).isEmpty();
        assertThat(log.end()).extracting(Line::text).containsExactly("held");
    }

    @Test
    void cardsCountToo() {
        var log = new LogLines(100);
        var kept = new ArrayList<Line>();

        for (int i = 0; i < 5_000; i++) {
            kept.addAll(log.card(i, "card " + i, NOW));
        }

        assertThat(kept).hasSizeLessThan(20);
        assertThat(List.copyOf(log.end()))
                .hasSizeLessThanOrEqualTo(1001)
                .last()
                .extracting(Line::text)
                .isEqualTo("card 4999");
    }
}
