package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.kit.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {
    @Test
    void listsHeadingsAndStepsWithTheWorstStateBelow() {
        var bench = new Bench("# Title", "int a;", "## Part", "//| step: train\nfit();", "score();");
        bench.runs.all();
        bench.kernel().succeed();

        assertThat(Outline.of(bench.notebook.cells()).entries())
                .extracting(Outline.Entry::words, Outline.Entry::level, Outline.Entry::step, Outline.Entry::mark)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Title", 0, false, Mark.FRESH),
                        org.assertj.core.groups.Tuple.tuple("Part", 1, false, null),
                        org.assertj.core.groups.Tuple.tuple("train", 2, true, Mark.RUNNING));
    }

    @Test
    void directivesBecomeChipsAndLeaveTheText() {
        var bench = new Bench("//| step: train\n//| retry: 2\nfit();", "//| step: only", "//| stp: x\nfit();");
        var cell = bench.cell(0);

        assertThat(CellChips.withoutDirectives(cell.source(), cell.directives()))
                .isEqualTo("fit();");
        assertThat(CellChips.hiddenLines(cell.source(), cell.directives())).isEqualTo(2);
        assertThat(CellChips.withoutDirectives(
                        bench.cell(1).source(), bench.cell(1).directives()))
                .isEqualTo("//| step: only");
        assertThat(CellChips.withoutDirectives(
                        bench.cell(2).source(), bench.cell(2).directives()))
                .startsWith("//| stp");
    }

    @Test
    void libraryCellsDeclareOnly() {
        assertThat(Restoring.isLibrary("import java.awt.*;\n// words\nrecord A(int x) {\n    int y() { return x; }\n}"))
                .isTrue();
        assertThat(Restoring.isLibrary("Table read(Path file) throws IOException {\n    return null;\n}"))
                .isTrue();
        assertThat(Restoring.isLibrary("var a = read(x);")).isFalse();
        assertThat(Restoring.isLibrary("for (int i = 0; i < 3; i++) {\n}")).isFalse();
        assertThat(Restoring.isLibrary("")).isFalse();
    }

    @Test
    void pairsOfKeysMustFollowEachOtherSoon() {
        var bench = new Bench("a");
        var done = new ArrayList<String>();
        var keys = new CommandKeys(() -> bench.now)
                .on("D D", () -> done.add("delete"))
                .on("J", () -> done.add("down"));

        keys.press("D");
        bench.pass(Duration.ofSeconds(3));
        keys.press("D");
        keys.press("J");
        keys.press("D");
        assertThat(done).isEqualTo(List.of("down"));
        keys.press("D");

        assertThat(done).isEqualTo(List.of("down", "delete"));
        assertThat(keys.press("Q")).isFalse();
    }

    @Test
    void marginTimesAreShort() {
        assertThat(MarginView.precise(Duration.ofMillis(2))).isEqualTo("2\u00a0ms");
        assertThat(MarginView.precise(Duration.ofMillis(1840))).isEqualTo("1.84\u00a0s");
        assertThat(MarginView.precise(Duration.ofMillis(12_400))).isEqualTo("12.4\u00a0s");
    }
}
