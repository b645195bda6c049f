package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.local.FilledStore;
import dev.slipway.engine.local.Flows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Four runs: a, b and c differ in parameters, metrics and tags, d failed and logged nothing.
@TestInstance(Lifecycle.PER_CLASS)
class WhereTest {
    private FilledStore filled;
    private final Map<RunId, String> names = new HashMap<>();

    @BeforeAll
    void fill(@TempDir Path folder) throws IOException {
        filled = new FilledStore(folder);
        run("a", Map.of("rate", 0.05, "model", "forest", "deep", true, "day", "2026-01-05"), 2.5);
        run("b", Map.of("rate", 0.1, "model", "linear", "deep", false, "day", "2026-02-01"), Double.NaN);
        run("c", Map.of("rate", 1.0, "model", "it's \"x\"", "deep", false, "day", "7"), 1e-3);
        run("d", Map.of("rate", -3.0, "model", "forest", "deep", true, "day", ""), null);
    }

    private void run(String name, Map<String, Object> parameters, @Nullable Double rmse) throws IOException {
        var reads = parameters.keySet().stream()
                .sorted()
                .map(parameter -> new Read(parameter, "String", "parameters"))
                .toList();
        var flow = new Flows().step("fit", FanOut.ONCE, reads, "out");
        parameters.keySet().stream().sorted().forEach(parameter -> flow.parameter(parameter, "String", ""));
        filled.label(name, "tag-" + name, "all");
        var id = filled.run(flow.build(), parameters, task -> {
            if (rmse == null) {
                throw new IllegalStateException("fails");
            }
            task.metric("rmse", 99, 1);
            task.metric("rmse", rmse, 2);
            task.metric("val/loss", rmse * 2, 1);
            task.metric("odd name", 5, 1);
            return Map.of();
        });
        names.put(id, name);
    }

    @AfterAll
    void close() {
        filled.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '^',
            value = {
                "params.rate < 0.1 → da",
                "params.rate<=0.1 → dba",
                "params.rate = 0.1 → b",
                "params.rate == 1 → c",
                "params.rate != 1 → dba",
                "params.rate > -3 → cba",
                "params.rate >= 1e0 → c",
                "0.1 > params.rate → da",
                "params.rate < 0.1 and metrics.rmse < 3 → a",
                "parameters.rate < 0.1 or params.rate = 1.0 → dca",
                "params.model = \"forest\" → da",
                "params.model = 'forest' → da",
                "params.model = forest → da",
                "params.model != forest → cb",
                "params.model = \"it's \\\"x\\\"\" → c",
                "params.model ~ INE → b",
                "params.model ~ 's \"X' → c",
                "params.model ~ '\"' → c",
                "params.model < 'g' → da",
                "params.deep → da",
                "params.deep = true → da",
                "not params.deep → cb",
                "params.deep = false → cb",
                "params.day >= '2026-01-01' → cba",
                "params.day = 7 → c",
                "params.absent < 3 → -",
                "params.absent = 3 → -",
                "params.absent != 3 → -",
                "not params.absent = 3 → dcba",
                "metrics.rmse < 3 → ca",
                "metrics.rmse > 0 → ca",
                "metrics.rmse = NaN → b",
                "metrics.rmse != NaN → ca",
                "metrics.rmse != 2.5 → cb",
                "metrics.rmse < NaN → -",
                "metrics.val/loss = 5 → a",
                "metrics.\"odd name\" = 5 → cba",
                "metrics.rmse < Infinity → ca",
                "status = failed → d",
                "status = SUCCEEDED → cba",
                "status != failed → cba",
                "flow = flow → dcba",
                "flow = other → -",
                "flow ~ lo → dcba",
                "name = b → b",
                "tags = tag-c → c",
                "tag = all → dcba",
                "tags != tag-c → dba",
                "tags ~ AG- → dcba",
                "version = 1 → -",
                "seconds < 1000 → dcba",
                "started > 2026-01-01 → dcba",
                "started > 2026-01-01T00:00:00Z and ended >= started → !",
                "started < '2020-01-01' → -",
                "started < '+999999999-01-01' and started > '-999999999-01-01' → dcba",
                "started > '2020-01-01T09:30:00+02:00' → dcba",
                "target = local && name != a → dcb",
                "(name = a or name = b) and not (name = b) → a",
                "name = a or name = b and name = c → a",
                "!(name = a) || name = a → dcba",
                "NOT name = a AND NOT name = b → dc",
            })
    void findsWhatIsAskedFor(String where, String expected) throws IOException {
        if (expected.equals("!")) {
            assertThatThrownBy(() -> found(where)).isInstanceOf(WhereException.class);
        } else {
            assertThat(found(where)).isEqualTo(expected.replace("-", ""));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '^',
            value = {
                "params.rate < → 13 → ends too early",
                "params.rate 0.1 → 12 → after `params.rate`",
                "rate < 0.1 → 0 → no field",
                "stauts = failed → 0 → `status`",
                "status = fialed → 9 → `failed`",
                "params.rate < 0.1 metrics.rmse < 3 → 18 → `and` or `or`",
                "(params.rate < 0.1 → 0 → not closed",
                "params.rate < 0.1) → 17 → closes nothing",
                "params.model = \"forest → 15 → no closing quote",
                "metrics.rmse = high → 15 → is a number",
                "metrics.rmse ~ 3 → 15 → is a number",
                "and params.rate < 1 → 0 → before `and`",
                "params.rate < 1 and → 19 → ends too early",
                "params.rate < 1 ; → 16 → does not belong",
                "started > yesterday → 10 → is no time",
                "tags < a → 0 → no order",
                "3 = 4 → 0 → no field",
                "'a' = 'b' → 0 → One side",
                "status → 6 → after `status`",
                "metrics. < 3 → 0 → no field",
                "() → 1 → before `)`",
            })
    void saysWhereAnErrorIs(String where, int column, String words) {
        assertThatThrownBy(() -> found(where))
                .isInstanceOfSatisfying(
                        WhereException.class,
                        e -> assertThat(e.column()).as(e.getMessage()).isEqualTo(column))
                .hasMessageContaining(words);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatThrownBy(() -> found("(".repeat(5000))).isInstanceOf(WhereException.class);
        assertThatThrownBy(() -> found("not ".repeat(5000))).isInstanceOf(WhereException.class);
    }

    @Test
    void aLongChainIsNoNesting() throws IOException {
        var chain = String.join(" or ", java.util.Collections.nCopies(1500, "name = a"));

        assertThat(found(chain)).isEqualTo("a");
        assertThatThrownBy(() -> found(chain + " or " + chain))
                .isInstanceOf(WhereException.class)
                .hasMessageContaining("2000 comparisons");
    }

    @Test
    void nothingButWhiteSpaceAsksForNothing() throws IOException {
        assertThat(found("  ")).isEqualTo("dcba");
    }

    @Test
    void twoExpressionsBothHoldAndEachIsReadOnItsOwn() throws IOException {
        assertThat(found("name = a or name = b", "name = b or name = c")).isEqualTo("b");
        assertThat(found("", "name = b or name = c")).isEqualTo("cb");
        assertThatThrownBy(() -> found("name = a) or (name = b", "name = c")).isInstanceOf(WhereException.class);
    }

    private String found(String where) throws IOException {
        return found(where, null);
    }

    private String found(String where, @Nullable String also) throws IOException {
        var rows = filled.history()
                .runs(new RunQuery(null, null, null, null, where, also, 100, null))
                .rows();
        return String.join("", rows.stream().map(row -> names.get(row.id())).toList());
    }
}
