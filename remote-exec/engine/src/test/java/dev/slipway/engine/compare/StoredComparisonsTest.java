package dev.slipway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.compare.Comparison.Row;
import dev.slipway.engine.compare.Difference.Item;
import dev.slipway.engine.compare.Difference.Kind;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.local.FilledStore;
import dev.slipway.engine.local.FilledStore.Body;
import dev.slipway.engine.local.Flows;
import dev.slipway.engine.values.ValueClauses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One cause is planted at a time.
class StoredComparisonsTest {
    @TempDir
    private Path folder;

    private FilledStore filled;
    private final LibraryCodecs codecs = new LibraryCodecs(List.of());
    private Comparisons comparisons;

    @BeforeEach
    void open() {
        filled = new FilledStore(folder);
        comparisons = new StoredComparisons(filled.store(), new PlanJson(), codecs, ValueClauses::of);
    }

    @AfterEach
    void close() {
        filled.close();
    }

    @Test
    void aSentenceHasTheBeginningOfALongText() throws IOException {
        var item =
                Causes.parameter("words", JsonText.write("a".repeat(10_000)), JsonText.write("b".repeat(10_000)), "");

        assertThat(item.message()).hasSizeLessThan(250).contains("\"aaa", "…", "\"bbb");
        assertThat(item.before()).isEqualTo("a".repeat(10_000));
        assertThat(Causes.parameter("words", null, JsonText.write("b".repeat(10_000)), "")
                        .message())
                .hasSizeLessThan(150);
    }

    @Test
    void aRunIsTheSameAsItsRepetition() throws IOException {
        var difference = diff(filled.run(Map.of()), filled.run(Map.of()));

        assertThat(difference.same()).isTrue();
        assertThat(difference.cause().kind()).isEqualTo(Kind.NONE);
        assertThat(difference.all()).isEmpty();
    }

    @Test
    void aRunIsTheSameAsOneWithoutReuse() throws IOException {
        assertThat(diff(filled.run(Map.of()), filled.withoutReuse().run(Map.of()))
                        .all())
                .isEmpty();
    }

    @Test
    void aParameterIsTheCause() throws IOException {
        var difference = diff(filled.run(Map.of("rate", 0.1)), filled.run(Map.of("rate", 0.2)));

        assertThat(difference.cause())
                .isEqualTo(new Item(
                        Kind.PARAMETER,
                        "parameter rate",
                        0.1,
                        0.2,
                        "The parameter rate, which train reads, changed: 0.1 → 0.2."));
        assertThat(difference.all().getFirst()).isEqualTo(difference.cause());
        assertThat(difference.all())
                .extracting(item -> item.kind() + " " + item.where())
                .containsExactly(
                        "PARAMETER parameter rate", "ARTIFACT train/model", "ARTIFACT report/summary", "METRIC loss");
        assertThat(difference.all().get(1).message()).contains("differs in 3 of 3 tasks");
        assertThat(difference.all().get(2).before()).isEqualTo("a*0.1|b*0.1|c*0.1");
    }

    @Test
    void aParameterThatChangesTheFanOutIsTheCause() throws IOException {
        var difference = diff(filled.run(Map.of("items", "a,b")), filled.run(Map.of("items", "a,b,c")));

        assertThat(difference.cause().where()).isEqualTo("parameter items");
    }

    @Test
    void tasksAreFoundAgainByTheirElements() throws IOException {
        var difference = diff(filled.run(Map.of("items", "b,c,d")), filled.run(Map.of("items", "a,b,c,e,f")));

        assertThat(difference.all())
                .extracting(Item::message)
                .contains("The artifact train/model is the same in 2 tasks, is new in 3, is gone from 1.");
    }

    @Test
    void codeIsTheCauseAndNamesTheCell() throws IOException {
        var before = filled.run(Map.of());
        filled.notebook(FilledStore.NOTEBOOK.replace("a + 1", "a + 2"));
        var after = filled.run(edited("train", "y"), Map.of(), changed("train"));

        var cause = diff(before, after).cause();

        assertThat(cause.kind()).isEqualTo(Kind.CODE);
        assertThat(cause.where()).isEqualTo("train");
        assertThat(cause.message()).isEqualTo("train: code changed in cell 3.");
        assertThat(cause.before()).isEqualTo("int b = a + 1;");
        assertThat(cause.after()).isEqualTo("int b = a + 2;");
    }

    @Test
    void codeWithoutEffectIsStillNamedWhenNothingElseDiffers() throws IOException {
        var before = filled.run(Map.of());
        var after = filled.run(edited("train", "x"), Map.of(), FilledStore::compute);

        var difference = diff(before, after);

        assertThat(difference.cause().kind()).isEqualTo(Kind.CODE);
        assertThat(difference.all()).extracting(Item::kind).containsOnly(Kind.CODE);
    }

    @Test
    void aChangeWithoutEffectIsNotNamedBeforeOneWithEffect() throws IOException {
        var before = filled.run(Map.of("rate", 0.1));
        var after = filled.run(edited("prepare", "x"), Map.of("rate", 0.2), FilledStore::compute);

        var difference = diff(before, after);

        assertThat(difference.cause().kind()).isEqualTo(Kind.PARAMETER);
        assertThat(difference.all()).extracting(Item::kind).contains(Kind.CODE);
    }

    @Test
    void aFileIsTheCause() throws IOException {
        var flow = Flows.fanOut(Settings.DEFAULT).build();
        var before = filled.withoutReuse().run(flow, Map.of(), reading("1,2"));
        var after = filled.run(flow, Map.of(), reading("1,3"));

        var cause = diff(before, after).cause();

        assertThat(cause.kind()).isEqualTo(Kind.INPUT);
        assertThat(cause.where()).isEqualTo("data.csv");
        assertThat(cause.message()).contains("prepare");
    }

    private static Body reading(String content) {
        return task -> {
            if (!task.step().equals("prepare")) {
                return FilledStore.compute(task);
            }
            task.read("data.csv", content);
            return Map.of("all", content);
        };
    }

    @Test
    void aDependencyIsTheCause() throws IOException {
        var before = filled.run(flow().jar("org.example:lib:1.0", "old").build(), Map.of(), FilledStore::compute);
        var after = filled.run(flow().jar("org.example:lib:2.0", "new").build(), Map.of(), changed("train"));

        var difference = diff(before, after);

        assertThat(difference.cause().kind()).isEqualTo(Kind.DEPENDENCY);
        assertThat(difference.cause().message()).isEqualTo("The dependency org.example:lib changed: 1.0 → 2.0.");
        assertThat(difference.all()).extracting(Item::kind).doesNotContain(Kind.CODE, Kind.NONDETERMINISM);
    }

    @Test
    void theTimeZoneIsTheCause() throws IOException {
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            var before = filled.run(Map.of());
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Oslo"));
            var after = filled.run(flow().build(), Map.of(), changed("train"));

            var cause = diff(before, after).cause();

            assertThat(cause.kind()).isEqualTo(Kind.ENVIRONMENT);
            assertThat(cause.message()).isEqualTo("The environment changed: time zone Asia/Tokyo → Europe/Oslo.");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private static Flows flow() {
        return Flows.fanOut(Settings.DEFAULT);
    }

    @Test
    void aStepThatGivesOtherResultsFromTheSameIsNotDeterministic() throws IOException {
        var flow = Flows.fanOut(Settings.DEFAULT).build();
        var before = filled.run(flow, Map.of(), FilledStore::compute);
        var after = filled.withoutReuse().run(flow, Map.of(), changed("train"));

        var cause = diff(before, after).cause();

        assertThat(cause.kind()).isEqualTo(Kind.NONDETERMINISM);
        assertThat(cause.where()).isEqualTo("train");
        assertThat(cause.message()).contains("not deterministic");
    }

    @Test
    void aStepThatFailsWithTheSameIsNotDeterministic() throws IOException {
        var flow = Flows.fanOut(Settings.DEFAULT).build();
        var before = filled.run(flow, Map.of(), FilledStore::compute);
        var after = filled.withoutReuse().run(flow, Map.of(), task -> {
            if (task.step().equals("train")) {
                throw new IllegalStateException("no luck");
            }
            return FilledStore.compute(task);
        });

        var cause = diff(before, after).cause();

        assertThat(cause.kind()).isEqualTo(Kind.NONDETERMINISM);
        assertThat(cause.message()).contains("did not succeed");
    }

    @Test
    void theEnvironmentIsTheCauseIfNothingElseDiffers() throws IOException {
        var before = filled.run(Map.of());
        var after = filled.run(Map.of());
        filled.store()
                .write(transaction -> transaction.update(
                        "UPDATE run SET environment = replace(environment, 'Linux', 'Plan 9') WHERE id = ?", after));

        var cause = diff(before, after).cause();

        assertThat(cause.kind()).isEqualTo(Kind.ENVIRONMENT);
        assertThat(cause.where()).isEqualTo("os");
    }

    @Test
    void aNewStepIsAChangeOfCode() throws IOException {
        var before = filled.run(Map.of());
        var flow = Flows.fanOut(Settings.DEFAULT)
                .step("extra", dev.slipway.engine.flow.Plan.FanOut.ONCE, List.of(), "more")
                .build();
        var after = filled.run(flow, Map.of(), FilledStore::compute);

        assertThat(diff(before, after).cause().message()).isEqualTo("The step extra is new.");
        assertThat(diff(after, before).cause().message()).isEqualTo("The step extra is gone.");
    }

    @Test
    void runsAreSideBySide() throws IOException {
        var first = filled.label("x", "good").run(Map.of("rate", 0.1));
        var second = filled.label("y").run(Map.of("rate", 0.2));

        var comparison = comparisons.compare(List.of(first, second, first));

        assertThat(comparison.runs()).containsExactly(first, second, first);
        assertThat(row(comparison, "rate"))
                .isEqualTo(new Row(Comparison.Kind.PARAMETER, "rate", List.of(0.1, 0.2, 0.1), true));
        assertThat(row(comparison, "items").differs()).isFalse();
        assertThat(row(comparison, "train/model").values()).containsExactly("3 values", "3 values", "3 values");
        assertThat(row(comparison, "train/model").differs()).isTrue();
        assertThat(row(comparison, "prepare/all").differs()).isFalse();
        assertThat(row(comparison, "report/summary").values())
                .containsExactly("a*0.1|b*0.1|c*0.1", "a*0.2|b*0.2|c*0.2", "a*0.1|b*0.1|c*0.1");
        assertThat(row(comparison, "loss").values().getFirst()).isEqualTo(0.1 * 3);
        assertThat(row(comparison, "good").values()).containsExactly(true, false, true);
        assertThat(row(comparison, "train").differs()).isFalse();
        assertThat(row(comparison, "os").differs()).isFalse();
        assertThat(comparison.rows()).extracting(Row::kind).isSorted();
    }

    @Test
    void rowsThatWereReadGiveTheSameTable() throws IOException {
        var first = filled.label("x", "good").run(Map.of("rate", 0.1));
        var second = filled.label("y", "bad").run(Map.of("rate", 0.2));
        var rows = filled.history().rows(List.of(first, second));

        var comparison = comparisons.compareRows(rows);

        assertThat(comparison)
                .isEqualTo(comparisons.compare(rows.stream().map(RunRow::id).toList()));
    }

    @Test
    void theTextOfCellsThatDifferIsShown() throws IOException {
        var before = filled.run(Map.of());
        filled.notebook(FilledStore.NOTEBOOK.replace("a + 1", "a + 2"));
        var after = filled.run(edited("train", "x"), Map.of(), FilledStore::compute);

        var comparison = comparisons.compare(List.of(before, after));

        assertThat(row(comparison, "train").differs()).isTrue();
        assertThat(row(comparison, "cell 3").values()).containsExactly("int b = a + 1;", "int b = a + 2;");
        assertThat(comparison.rows()).extracting(Row::name).doesNotContain("cell 2");
        assertThat(comparisons.code(before, after).changed()).isEqualTo(1);
    }

    @Test
    void metricsThatAreNotNumbersAreEqual() throws IOException {
        var flow = Flows.fanOut(Settings.DEFAULT).build();
        Body body = task -> {
            if (task.step().equals("report")) {
                task.metric("score", Double.NaN, 1);
            }
            return FilledStore.compute(task);
        };
        var first = filled.withoutReuse().run(flow, Map.of(), body);
        var second = filled.run(flow, Map.of(), body);

        assertThat(row(comparisons.compare(List.of(first, second)), "score").differs())
                .isFalse();
        assertThat(diff(first, second).same()).isTrue();
    }

    @Test
    void oneRunOrNoneCanBeCompared() throws IOException {
        var id = filled.run(Map.of());

        assertThat(comparisons.compare(List.of()).rows()).isEmpty();
        assertThat(comparisons.compare(List.of(id)).rows()).noneMatch(Row::differs);
        assertThat(diff(id, id).same()).isTrue();
    }

    @Test
    void anUnknownRunIsNamed() throws IOException {
        var id = filled.run(Map.of());
        filled.service().delete(List.of(id));

        assertThatThrownBy(() -> comparisons.compare(List.of(id)))
                .isInstanceOf(NoSuchRunException.class)
                .hasMessageContaining(id.value());
    }

    private static Compiled.Flow edited(String step, String code) {
        return Flows.fanOut(Settings.DEFAULT).edit(step, code).build();
    }

    /// Returns the usual body, but one step gives something else.
    private static Body changed(String step) {
        return task -> {
            var usual = new HashMap<>(FilledStore.compute(task));
            if (task.step().equals(step)) {
                usual.replaceAll((_, value) -> value + "!");
            }
            return usual;
        };
    }

    private static Row row(Comparison comparison, String name) {
        return comparison.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Difference diff(RunId before, RunId after) throws IOException {
        return comparisons.diff(before, after);
    }
}
