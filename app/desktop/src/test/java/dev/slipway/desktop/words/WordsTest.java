package dev.slipway.desktop.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "4, 4 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "2840, 2.8 s",
        "9949, 9.9 s",
        "9950, 10 s",
        "59400, 59 s",
        "60000, 1 min",
        "821000, 13 min 41 s",
        "3599600, 1 h",
        "7500000, 2 h 5 min",
        "180000000, 2 d 2 h",
        "-5, 0 ms"
    })
    void durations(long millis, String words) {
        assertThat(Words.duration(Duration.ofMillis(millis)).replace('\u00a0', ' '))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "96, 96 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1900000, 1.9 MB",
        "142000000, 142 MB",
        "999600, 1.0 MB"
    })
    void sizes(long bytes, String words) {
        assertThat(Words.bytes(bytes).replace('\u00a0', ' ')).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "20, 20",
        "12.884, 12.88",
        "0.645044, 0.6450",
        "-0.54321, -0.5432",
        "1284.4, 1 284",
        "3.2e-9, 3.200e-09",
        "NaN, NaN",
        "Infinity, ∞",
        "2.5e12, '2 500 000 000 000'"
    })
    void values(double value, String words) {
        assertThat(Words.value(value).replace('\u00a0', ' ')).isEqualTo(words);
    }

    @Test
    void momentsAreSaidFromNow() {
        var now = Instant.parse("2026-06-27T15:00:00Z");
        assertThat(Words.moment(Instant.parse("2026-06-27T14:02:10Z"), now, ZoneOffset.UTC))
                .isEqualTo("14:02");
        assertThat(Words.moment(Instant.parse("2026-06-26T09:30:00Z"), now, ZoneOffset.UTC))
                .isEqualTo("yesterday 09:30");
        assertThat(Words.moment(Instant.parse("2026-06-25T09:30:00Z"), now, ZoneOffset.UTC))
                .isEqualTo("25 Jun");
        assertThat(Words.moment(Instant.parse("2024-06-25T09:30:00Z"), now, ZoneOffset.UTC))
                .isEqualTo("25 Jun 2024");
    }

    @Test
    void longTextIsCutOnOneLine() {
        assertThat(Words.shorten("one\n  two", 20)).isEqualTo("one two");
        assertThat(Words.shorten("abcdefgh", 5)).isEqualTo("abcd…");
        assertThat(Words.shorten("ab\ud83d\ude80cdef", 4)).isEqualTo("ab…");
        assertThat(Words.count(1, "run")).isEqualTo("1\u00a0run");
        assertThat(Words.count(20_000, "task")).isEqualTo("20\u00a0000\u00a0tasks");
    }

    @Test
    void aMessageIsToldWithoutThePlaceThatStandsBesideIt() {
        assertThat(Words.unplaced("Cell 3, line 2: cannot find symbol: class X."))
                .isEqualTo("Cannot find symbol: class X.");
        assertThat(Words.unplaced("line 2: ';' expected")).isEqualTo("';' expected");
        assertThat(Words.unplaced("Cell 3 reads x, which nothing defines."))
                .isEqualTo("Cell 3 reads x, which nothing defines.");
        assertThat(Words.unplaced("")).isEmpty();
    }

    @Test
    void ticksHaveTheSameDecimalsAndNoneThatComesFromMultiplying() {
        assertThat(Words.ticks(List.of(0.1, 0.2, 3 * 0.1))).containsExactly("0.1", "0.2", "0.3");
        assertThat(Words.ticks(List.of(0.0, 0.25, 0.5))).containsExactly("0.00", "0.25", "0.50");
        assertThat(Words.ticks(List.of(0.0, 20_000.0))).containsExactly("0", "20\u00a0000");
        assertThat(Words.ticks(List.of(0.0, 1e-7, 3 * 1e-7))).containsExactly("0", "1e-07", "3e-07");
        assertThat(Words.ticks(List.of(12.7891, 13.39455, 14.0), 4)).containsExactly("12.79", "13.39", "14.00");
    }
}
