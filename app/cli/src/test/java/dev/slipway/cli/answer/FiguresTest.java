package dev.slipway.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void aValueHasFourDigitsOrIsWhole() {
        assertThat(Figures.value(0.645)).isEqualTo("0.6450");
        assertThat(Figures.value(0.5)).isEqualTo("0.5000");
        assertThat(Figures.value(12.884)).isEqualTo("12.88");
        assertThat(Figures.value(1284.3)).isEqualTo("1,284");
        assertThat(Figures.value(250)).isEqualTo("250");
        assertThat(Figures.value(3.2e-9)).isEqualTo("3.200e-09");
    }

    @Test
    void valuesBesideEachOtherHaveOneForm() {
        assertThat(Figures.values(250, 245.04, 1250)).containsExactly("250.0", "245.0", "1,250");
        assertThat(Figures.values(250, 0, 3)).containsExactly("250", "0", "3");
        assertThat(Figures.values(0.5, 0, Double.NaN)).containsExactly("0.5000", "0", "NaN");
    }

    @Test
    void manyWordsAreCountedAndLongOnesCut() {
        var many = IntStream.range(0, 300).mapToObj(i -> "tag" + i).toList();

        assertThat(Figures.words(List.of("draft", "june"))).isEqualTo("draft june");
        assertThat(Figures.words(List.of())).isEmpty();
        assertThat(Figures.words(many)).isEqualTo("tag0 tag1 tag2 tag3 tag4 tag5 tag6 tag7 … and 292 more");
        assertThat(Figures.words(List.of("x".repeat(300), "june"))).isEqualTo("x".repeat(23) + "… june");
        assertThat(Figures.name("n".repeat(300))).isEqualTo("n".repeat(39) + "…");
    }

    @Test
    void aCutNeverHalvesASign() {
        assertThat(Figures.shorten("\uD83D\uDE00".repeat(4), 4)).isEqualTo("\uD83D\uDE00…");
    }

    @Test
    void aMessageThatNobodyReadsIsCutAndCounted() {
        assertThat(Figures.message("no\nway")).isEqualTo("no\nway");
        assertThat(Figures.message("m".repeat(3_000_000)))
                .hasSizeLessThan(4_100)
                .endsWith("m… (3,000,000 characters in all)");
    }
}
