package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Plan.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Cells of SQL in flows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlStepsTest {
    private static final String LOAD =
            "//| step: load\nvar t = tech.tablesaw.api.Table.create(\"t\", tech.tablesaw.api.IntColumn.create(\"a\", 1));";

    private Notebooks notebooks;

    @BeforeAll
    void open() {
        notebooks = Notebooks.withLibraries();
    }

    @AfterAll
    void close() {
        notebooks.close();
    }

    private Step step(String sql) {
        return notebooks.plan(LOAD, "//| step: top\n" + sql).steps().getLast();
    }

    @Test
    void aQueryReadsWhatItNamesAndKeepsItsResult() {
        var step = step("%%sql -> top\nSELECT sum(a) AS s FROM t");

        assertThat(Notebooks.reads(step)).containsExactly("t load");
        assertThat(Notebooks.writes(step)).containsExactly("top");
    }

    @Test
    void formattingChangesNoHashAndMeaningDoes() {
        var hash = step("%%sql -> top\nSELECT sum(a) AS s FROM t").code();

        assertThat(step("// why\n%%sql -> top\n\nSELECT  sum(a) AS s -- total\n  FROM t;\n")
                        .code())
                .isEqualTo(hash);
        assertThat(step("%%sql -> top\nSELECT max(a) AS s FROM t").code()).isNotEqualTo(hash);
    }

    @Test
    void aTableThatOnlyALaterCellDefinesIsAProblemInItsPlace() {
        var compiled = notebooks.compile("//| step: top\n%%sql\nSELECT *\nFROM t", LOAD);

        assertThat(Notebooks.problems(compiled)).containsExactly("1 reads-later-step");
    }
}
