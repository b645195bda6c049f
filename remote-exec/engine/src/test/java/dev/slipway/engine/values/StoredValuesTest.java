package dev.slipway.engine.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.codecs.ValueCodec;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.compare.CodeDiff.Line;
import dev.slipway.engine.compare.CodeDiff.Mark;
import dev.slipway.engine.local.FilledStore;
import dev.slipway.engine.values.KeptPair.Kind;
import dev.slipway.engine.values.KeptPair.Task;
import dev.slipway.engine.values.TableDifference.Counts;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.tablesaw.TableCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class StoredValuesTest {
    @TempDir
    private Path folder;

    private static LibraryCodecs codecs;
    private FilledStore filled;
    private StoredValues values;
    private RunId before;
    private RunId after;

    @BeforeAll
    static void find() throws IOException {
        codecs = new LibraryCodecs(Installation.locate().libraries());
    }

    @AfterAll
    static void forget() {
        codecs.close();
    }

    @BeforeEach
    void open() throws IOException {
        filled = new FilledStore(folder);
        values = new StoredValues(filled.store(), codecs);
        before = filled.run(Map.of("rate", 0.1));
        after = filled.run(Map.of("rate", 0.2));
    }

    @AfterEach
    void close() {
        filled.close();
    }

    @Test
    void whatDiffersIsListedByStepWithItsTasks() throws IOException {
        var kept = values.kept(before, after);

        assertThat(kept)
                .extracting(pair -> pair.kind() + " " + pair.step() + "/" + pair.name() + " " + pair.differing()
                        + " of " + pair.all())
                .containsExactly(
                        "ARTIFACT prepare/all 0 of 1",
                        "ARTIFACT train/model 3 of 3",
                        "ARTIFACT report/summary 1 of 1",
                        "LOG train/log 3 of 3");
        assertThat(kept.get(1).tasks()).containsExactly(new Task("a", 0, 0), new Task("b", 1, 1), new Task("c", 2, 2));
    }

    @Test
    void aTaskThatOnlyOneRunHasIsKnownByItsElement() throws IOException {
        var more = filled.run(Map.of("rate", 0.1, "items", "b,d"));

        var model = values.kept(before, more).get(1);

        assertThat(model.tasks()).containsExactly(new Task("d", -1, 1), new Task("a", 0, -1), new Task("c", 2, -1));
        assertThat(values.compare(before, more, model, model.tasks().getFirst(), List.of()))
                .isEqualTo(new ValueDifference.OneSided(false, "d*0.1"));
    }

    @Test
    void logsAreAlignedLineByLine() throws IOException {
        var log = values.kept(before, after).getLast();

        assertThat(log.kind()).isEqualTo(Kind.LOG);
        var texts = (ValueDifference.Texts)
                values.compare(before, after, log, log.tasks().get(1), List.of());
        assertThat(texts.lines()).extracting(Line::text).contains("training b");
        assertThat(texts.same()).isTrue();
    }

    @Test
    void tablesAreComparedByKey() throws IOException {
        put(before, "summary", new TableCodec(), table(0.5, 0.7));
        put(after, "summary", new TableCodec(), table(0.5, 0.9));

        var tables = (ValueDifference.Tables) compare("summary", 0);

        assertThat(tables.table().key()).containsExactly("city");
        assertThat(tables.table().counts()).isEqualTo(new Counts(2, 2, 0, 0, 1));
    }

    @Test
    void textsGridsAndOtherValuesAreComparedAsWhatTheyAre() throws IOException {
        put(before, "summary", new ValueCodec(), "one\ntwo\u0007\nthree");
        put(after, "summary", new ValueCodec(), "one\n2\nthree");
        var texts = (ValueDifference.Texts) compare("summary", 0);
        assertThat(texts.lines())
                .extracting(line -> line.mark() + " " + line.text())
                .containsExactly("BOTH one", "REMOVED two·", "ADDED 2", "BOTH three");

        put(before, "summary", new ValueCodec(), new int[][] {{1, 2}, {3, 4}});
        put(after, "summary", new ValueCodec(), new int[][] {{1, 3}, {2, 4}});
        assertThat(compare("summary", 0))
                .isEqualTo(new ValueDifference.Grids(
                        List.of(List.of(1.0, 2.0), List.of(3.0, 4.0)), List.of(List.of(1.0, 3.0), List.of(2.0, 4.0))));

        put(before, "summary", new ValueCodec(), Map.of("rate", 1, "depth", List.of(1, 2)));
        put(after, "summary", new ValueCodec(), Map.of("rate", 2, "depth", List.of(1, 2)));
        var places = (ValueDifference.Texts) compare("summary", 0);
        assertThat(places.lines())
                .filteredOn(line -> line.mark() != Mark.BOTH)
                .extracting(Line::text)
                .containsExactly("rate = 1", "rate = 2");
    }

    @Test
    void theValuesOfAllTasksAreOneTable() throws IOException {
        put(before, "model", new ValueCodec(), Map.of("loss", 1.5));
        put(after, "model", new ValueCodec(), Map.of("loss", 2.5));

        var tables = (ValueDifference.Tables) values.compare(before, after, pair("model"), null, List.of());

        assertThat(tables.table().key()).containsExactly("element");
        assertThat(tables.table().columns())
                .extracting(TableDifference.Column::name)
                .containsExactly("element", "loss");
        assertThat(tables.table().counts()).isEqualTo(new Counts(3, 3, 0, 0, 3));
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        assertThat(compare("summary", 0))
                .isInstanceOfSatisfying(
                        ValueDifference.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("No plug-in"));

        put(before, "summary", new ValueCodec(), "one");
        put(after, "summary", new ValueCodec(), "two");
        filled.store()
                .write(transaction -> transaction.update(
                        "UPDATE artifact SET hash = ? WHERE name = 'summary' AND preview LIKE '%0.1%'",
                        "0".repeat(64)));
        assertThat(compare("summary", 0))
                .isEqualTo(new ValueDifference.Unknown(
                        "Its bytes are gone from the store. Run the step again to have them."));
    }

    private ValueDifference compare(String name, int task) throws IOException {
        return values.compare(before, after, pair(name), new Task("", task, task), List.of());
    }

    private KeptPair pair(String name) throws IOException {
        return values.kept(before, after).stream()
                .filter(pair -> pair.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Table table(double first, double second) {
        return Table.create(
                "t", StringColumn.create("city", "A", "B"), DoubleColumn.create("x", new double[] {first, second}));
    }

    private void put(RunId run, String name, ArtifactCodec codec, Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        codec.encode(value, bytes, new NoTypes());
        var hash = filled.store().keep(bytes.toByteArray());
        filled.store()
                .write(transaction -> transaction.update(
                        "UPDATE artifact SET format = ?, hash = ?, bytes = ? WHERE name = ? AND attempt IN"
                                + " (SELECT t.attempt FROM task t JOIN run r ON r.key = t.run WHERE r.id = ?)",
                        codec.format(),
                        hash.hex(),
                        (long) bytes.size(),
                        name,
                        run.value()));
    }

    /// No class of a notebook.
    private static final class NoTypes implements ArtifactCodec.NotebookTypes {
        @Override
        public @Nullable String nameOf(Class<?> type) {
            return null;
        }

        @Override
        public Class<?> typeOf(String name) throws IOException {
            throw new IOException(name);
        }

        @Override
        public void met(Object mutable, Supplier<String> path) {
            // nothing is shared
        }
    }
}
