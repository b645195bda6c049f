package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.replay.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedNotebooksTest {
    private static final int SIZE = 14;

    private CompilerAnalysis analysis;

    @BeforeAll
    void open() {
        analysis = CompilerAnalysis.create(Cells.classPath());
    }

    @AfterAll
    void close() {
        analysis.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void bindAsTheirMeaningSays(long seed) throws ReflectiveOperationException {
        var notebook = GeneratedNotebook.of(seed, SIZE);

        var found = analyse(notebook.cells());

        assertThat(found.graph().problems().stream().filter(one -> !isOpen(one.code())))
                .isEmpty();
        assertThat(new TreeSet<>(Cells.bindings(found))).isEqualTo(notebook.bindings());
        assertThat(new TreeSet<>(Cells.changes(found))).isEqualTo(notebook.changes());
        assertThat(Execution.values(found.replay())).containsAllEntriesOf(notebook.results());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void bindTheSameHoweverTheyAreFormatted(long seed) {
        var notebook = GeneratedNotebook.of(seed, SIZE);
        var formatted = notebook.cells().stream()
                .map(text -> text.startsWith("#")
                        ? text + "\n\nMore."
                        : "// " + seed + "\n\n"
                                + text.replace(" = ", "\n   =  ").replace("; }", ";\n}") + " // end")
                .toList();

        var before = analyse(notebook.cells());
        var after = analyse(formatted);

        assertThat(after.bindings()).containsExactlyElementsOf(before.bindings());
        assertThat(after.changes()).containsExactlyElementsOf(before.changes());
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void giveTheSameAfterAnEditAsAtOnce(long seed) {
        var random = new Random(seed);
        var cells = new ArrayList<>(GeneratedNotebook.of(seed, SIZE).cells());
        analyse(cells);
        for (int edit = 0; edit < 3; edit++) {
            cells.set(random.nextInt(SIZE), "int v" + random.nextInt(5) + " = " + edit + ";");
            analyse(cells);
        }

        var edited = analyse(cells);

        try (var fresh = CompilerAnalysis.create(Cells.classPath())) {
            var atOnce = fresh.analyse(Cells.of(cells.toArray(String[]::new)));
            assertThat(edited.bindings()).containsExactlyElementsOf(atOnce.bindings());
            assertThat(edited.graph()).isEqualTo(atOnce.graph());
        }
    }

    /// A method of a generated notebook may wait for ever.
    private static boolean isOpen(String code) {
        return code.equals("compile-error");
    }

    private Analysis analyse(List<String> cells) {
        return analysis.analyse(Cells.of(cells.toArray(String[]::new)));
    }
}
