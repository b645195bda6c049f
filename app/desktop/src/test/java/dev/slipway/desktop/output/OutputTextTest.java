package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTextTest {
    @Test
    void coloursOfATerminalBecomePieces() {
        assertThat(AnsiText.of("a \u001b[1;31mred\u001b[0m b"))
                .containsExactly(
                        new AnsiText.Piece("a ", List.of()),
                        new AnsiText.Piece("red", List.of("ansi-1", "ansi-bold")),
                        new AnsiText.Piece(" b", List.of()));
    }

    @Test
    void otherSequencesAreDroppedAndBrokenOnesHarmNothing() {
        assertThat(AnsiText.plain("\u001b[2Kx\u001b[38;5;196my\u001b[38;2;1;2;3mz\u001b["))
                .isEqualTo("xyz");
    }

    @Test
    void aCarriageReturnOverwritesItsLine() {
        assertThat(AnsiText.plain("10 %\r20 %\r\ndone\r")).isEqualTo("20 %\ndone");
    }

    @Test
    void aLogKnowsItsHeadAndTail() {
        var log = new TextLog("stdout");
        for (int i = 0; i < 1000; i++) {
            log.append("line " + i + "\n");
        }
        log.append("last");

        assertThat(log.lines()).isEqualTo(1001);
        assertThat(log.head(2)).isEqualTo("line 0\nline 1");
        assertThat(log.tail(2)).isEqualTo("line 999\nlast");
        assertThat(log.line(999)).isEqualTo("line 999");
        assertThat(log.line(1000)).isEqualTo("last");
        assertThat(log.longest()).isEqualTo("line 999".length());
    }

    @Test
    void aMillionLinesAreKeptWholeAndFoundByTheirNumber() {
        var log = new TextLog("stdout");
        var whole = new StringBuilder();
        for (int i = 0; i < 1_000_000; i += 1000) {
            var some = new StringBuilder();
            for (int j = i; j < i + 1000; j++) {
                some.append(j % 7777 == 0 ? "Zeile \u2212" : "line ").append(j).append('\n');
            }
            log.append(some.toString());
            whole.append(some);
        }
        log.append("no end");

        assertThat(log.lines()).isEqualTo(1_000_001);
        assertThat(log.line(0)).isEqualTo("Zeile \u22120");
        assertThat(log.line(499_999)).isEqualTo("line 499999");
        assertThat(log.line(1_000_000)).isEqualTo("no end");
        assertThat(log.length()).isEqualTo(whole.length() + 6L);
        assertThat(log.is(whole + "no end")).isTrue();
        assertThat(log.is(whole + "no And")).isFalse();
        assertThat(log.text().equals(whole + "no end")).isTrue();
    }

    @Test
    void aLineThatNeverEndsAndHalfACharacterAreKept() {
        var log = new TextLog("stdout");
        var text = "x".repeat(300_000) + "\ud83d\n" + "y".repeat(70_000) + "\ude00\n";
        log.append(text.substring(0, 100));
        log.append(text.substring(100));

        assertThat(log.lines()).isEqualTo(2);
        assertThat(log.line(1)).hasSize(70_001);
        assertThat(log.text()).isEqualTo(text);
        assertThat(log.tail(1)).endsWith("y\ude00");
    }

    @Test
    void aCopyStaysAsItWas() {
        var outputs = new CellOutputs();
        outputs.add(new Output.Printed("stdout", "a\n".repeat(100_000)));
        var copy = outputs.copy();
        outputs.add(new Output.Printed("stdout", "b\n"));

        assertThat(copy.get()).containsExactly(new Output.Printed("stdout", "a\n".repeat(100_000)));
        assertThat(outputs.is(copy.get())).isFalse();
        assertThat(outputs.is(outputs.outputs())).isTrue();
    }

    @Test
    void aShortLogIsItsOwnHeadAndTail() {
        var log = new TextLog("stdout");
        log.append("a\n");

        assertThat(log.head(5)).isEqualTo("a\n");
        assertThat(log.tail(5)).isEqualTo("a");
        assertThat(new TextLog("stdout").tail(3)).isEmpty();
    }

    @Test
    void textOfOneStreamIsJoinedInOrder() {
        var outputs = new CellOutputs();
        outputs.add(new Output.Printed("stdout", "a"));
        outputs.add(new Output.Printed("stdout", "b\n"));
        outputs.add(new Output.Printed("stderr", "c\n"));

        assertThat(outputs.outputs())
                .containsExactly(new Output.Printed("stdout", "ab\n"), new Output.Printed("stderr", "c\n"));
    }

    @Test
    void clearingOnNextWaitsForTheNextOutput() {
        var outputs = new CellOutputs();
        outputs.add(new Output.Printed("stdout", "a\n"));
        outputs.clear(true);
        assertThat(outputs.isEmpty()).isFalse();

        outputs.add(new Output.Printed("stdout", "b\n"));

        assertThat(outputs.outputs()).containsExactly(new Output.Printed("stdout", "b\n"));
    }
}
