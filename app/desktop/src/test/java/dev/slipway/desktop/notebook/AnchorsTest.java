package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorsTest {
    private final Bench bench = new Bench("# First of all!", "//| step: train\nint a;", "# Größe (in m)");
    private final Anchors anchors = new Anchors(bench.notebook.cells());

    @ParameterizedTest
    @CsvSource({
        "First-of-all!, 0",
        "first-of-all, 0",
        "train, 1",
        "cell-2, 1",
        "c2, 2",
        "Gr%C3%B6%C3%9Fe-(in-m), 2",
        "größe-in-m, 2"
    })
    void linksLeadToHeadingsStepsAndCells(String name, int place) {
        assertThat(anchors.find(name)).contains(bench.cell(place));
    }

    @Test
    void aNameThatStandsNowhereLeadsNowhere() {
        assertThat(anchors.find("second")).isEmpty();
        assertThat(anchors.find("cell-4")).isEmpty();
    }
}
