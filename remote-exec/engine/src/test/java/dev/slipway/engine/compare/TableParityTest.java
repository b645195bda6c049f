package dev.slipway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.compare.Parity.Point;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.kernel.protocol.Restorable;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableParityTest {
    private static final String SHOWN = "city  n\nA     1\nB     2\n1,002 rows × 2 columns";

    @Test
    void theSameTableIsTheSameWhateverTheLanguageOfTheMachine() {
        assertThat(point("var t = load();\nt", "city n\nA 1\nB 2\n1.002 rows × 2 columns"))
                .contains(new Point("table t", true, "", ""));
    }

    @Test
    void rowsAreCountedAndColumnsAndShownValuesCompared() {
        assertThat(point("t", "city  n\nA     1\nB     2\n1,003 rows × 2 columns"))
                .contains(new Point("table t", false, "1002 rows × 2 columns", "1003 rows × 2 columns"));
        assertThat(point("t", "city  m\nA     1\nB     2\n1,002 rows × 2 columns"))
                .contains(new Point("table t", false, "columns: city n", "columns: city m"));
        assertThat(point("t", "city  n\nA     1\nB     3\n1,002 rows × 2 columns"))
                .contains(new Point("table t", false, "row 2: B 2", "row 2: B 3"));
    }

    @Test
    void whatIsNotKeptAsItWasShownIsSaid() {
        var changed = List.of(cell("t", SHOWN), cell("t.addColumns(c);", null));
        var parity = new TableParity(new Texts(SHOWN));

        assertThat(parity.of(changed, changed.getFirst(), List.of(kept("t")))).isEmpty();
        assertThat(parity.notCompared(changed, List.of())).contains("a table that a cell ends with is not compared");
        assertThat(point("t.first(5)", SHOWN)).isEmpty();
        assertThat(parity.notCompared(List.of(cell("t", SHOWN)), List.of(new Point("table t", true, "", ""))))
                .isEmpty();
        assertThat(parity.notCompared(List.of(cell("x", "7")), List.of())).isEmpty();
    }

    private static Optional<Point> point(String source, String ofRun) {
        var cell = cell(source, SHOWN);
        return new TableParity(new Texts(ofRun)).of(List.of(cell), cell, List.of(kept("t")));
    }

    private static Cell cell(String source, @org.jspecify.annotations.Nullable String shown) {
        var outputs = shown == null
                ? List.<Output>of()
                : List.<Output>of(new Output.Result(MimeBundle.of(MimeBundle.HTML, "<table>", shown), 1, "{}"));
        return Cell.of(new CellId("c" + source.length()), CellKind.CODE, source).withOutputs(outputs, 1);
    }

    private static ArtifactRow kept(String name) {
        return new ArtifactRow(name, "Table", 100, ContentHash.of(name), "table/1", "");
    }

    /// Artifacts that are all shown as `text`. Immutable.
    private record Texts(String text) implements Artifacts {
        @Override
        public Optional<String> shown(ArtifactRow artifact) {
            return Optional.of(text);
        }

        @Override
        public ArtifactRow find(RunId run, String step, int index, String name) {
            return kept(name);
        }

        @Override
        public String preview(RunId run, String step, int index, String name) {
            return text;
        }

        @Override
        public void export(RunId run, String step, int index, String name, String extension, OutputStream out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String extension(ArtifactRow artifact) {
            return "csv";
        }

        @Override
        public List<Restorable> inputs(RunId run, String step, int index, Path folder) {
            return List.of();
        }

        @Override
        public Restorable stored(RunId run, String step, int index, String name, Path folder) {
            throw new UnsupportedOperationException();
        }
    }
}
