package dev.slipway.features;

import static dev.slipway.features.Features.leakage;
import static dev.slipway.features.Features.split;
import static dev.slipway.features.Leak.Kind.DUPLICATED_ROWS;
import static dev.slipway.features.Leak.Kind.FIT_BEFORE_SPLIT;
import static dev.slipway.features.Leak.Kind.GROUP_OVERLAP;
import static dev.slipway.features.Leak.Kind.IDENTIFIER;
import static dev.slipway.features.Leak.Kind.TARGET_IN_FEATURES;
import static dev.slipway.features.Leak.Kind.TIME_OVERLAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Every planted leak is found, in tables where without it nothing is. Seeded; the seed is in the message of a failure.
class LeakageTest {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 300 : 12;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private Table table() {
        return GeneratedLabels.of(random, 100 + random.nextInt(500));
    }

    private static List<Leak.Kind> kinds(Leakage leakage) {
        return leakage.find().stream().map(Leak::kind).distinct().toList();
    }

    private Split random(Table table) {
        return split(table).seed(random.nextInt(1_000)).random();
    }

    @Test
    void aCleanTableHasNone() {
        for (int i = 0; i < ROUNDS; i++) {
            var table = table();
            for (var label : List.of("ill", "risk")) {
                assertThat(leakage(random(table)).label(label).find())
                        .as("seed %s, round %s", seed, i)
                        .isEmpty();
                assertThat(leakage(split(table).validation(0.1).byTime("day"))
                                .label(label)
                                .find())
                        .as("seed %s, round %s", seed, i)
                        .isEmpty();
                assertThat(leakage(split(table).byGroup("patient")).label(label).find())
                        .as("seed %s, round %s", seed, i)
                        .isEmpty();
            }
        }
    }

    @Test
    void rowsThatAreEqualByChanceAreNone() {
        for (int i = 0; i < ROUNDS; i++) {
            var parts = random(GeneratedLabels.coarse(random, 60 + random.nextInt(1_000)));

            assertThat(leakage(parts).label("alive").find())
                    .as("seed %s, round %s", seed, i)
                    .isEmpty();
        }
    }

    @Test
    void preparationsFittedOnTheTrainingPartAreNone() {
        for (int i = 0; i < ROUNDS; i++) {
            var parts = random(table());
            var ready = Imputer.mean("dose")
                    .then(Imputer.median("mass"))
                    .then(Scaler.standard("age", "dose"))
                    .then(Scaler.minMax("mass"))
                    .then(Encoder.oneHot("sex"))
                    .fit(parts)
                    .apply(parts);

            assertThat(leakage(ready).label("ill").find())
                    .as("seed %s, round %s", seed, i)
                    .isEmpty();
        }
    }

    @Test
    void valuesFittedOnAllRowsAreFound() {
        for (int i = 0; i < ROUNDS; i++) {
            var table = table();
            var standard = scaled(table, "age", numbers -> {
                double mean = numbers.mean();
                double deviation = numbers.standardDeviation();
                return value -> (value - mean) / deviation;
            });
            double mean = table.doubleColumn("dose").mean();

            assertThat(kinds(leakage(random(standard)).label("ill")))
                    .as("seed %s, round %s", seed, i)
                    .containsExactly(FIT_BEFORE_SPLIT);
            if (Math.abs(mean * 10 - Math.rint(mean * 10)) > 1e-6) { // else it may be a cell like any other
                assertThat(kinds(leakage(random(fill(table, mean))).label("ill")))
                        .as("seed %s, round %s", seed, i)
                        .containsExactly(FIT_BEFORE_SPLIT);
            }
        }
    }

    private static Table fill(Table table, double value) {
        var filled = table.copy();
        var dose = filled.doubleColumn("dose");
        dose.set(dose.isMissing(), value);
        return filled;
    }

    private static Table scaled(
            Table table, String name, java.util.function.Function<NumericColumn<?>, DoubleUnaryOperator> fit) {
        var copy = table.copy();
        var column = (NumericColumn<?>) copy.column(name);
        var change = fit.apply(column);
        copy.replaceColumn(
                name,
                DoubleColumn.create(
                        name, Arrays.stream(column.asDoubleArray()).map(change).toArray()));
        return copy;
    }

    @Test
    void aRangeFittedOnRowsToTestOnIsFound() {
        int told = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var table = table();
            var column = table.doubleColumn("mass");
            double least = column.min();
            double most = column.max();
            var parts = random(scaled(table, "mass", _ -> value -> (value - least) / (most - least)));
            var train = parts.train().table().doubleColumn("mass");
            // where both ends are training rows, nothing of the others was used
            boolean isLeak = train.min() > 0 || train.max() < 1;
            told += isLeak ? 1 : 0;

            assertThat(kinds(leakage(parts).label("ill")))
                    .as("seed %s, round %s", seed, i)
                    .isEqualTo(isLeak ? List.of(FIT_BEFORE_SPLIT) : List.of());
        }
        assertThat(told).as("seed %s", seed).isPositive();
    }

    @Test
    void meansOfTheLabelOverAllRowsAreFound() {
        for (int i = 0; i < ROUNDS; i++) {
            var table = table();
            var encoded = DoubleColumn.create("patient_risk");
            for (int row = 0; row < table.rowCount(); row++) {
                int same = table.intColumn("patient").get(row);
                encoded.append(table.where(table.intColumn("patient").isEqualTo(same))
                        .doubleColumn("risk")
                        .mean());
            }

            assertThat(kinds(leakage(random(table.addColumns(encoded))).label("risk")))
                    .as("seed %s, round %s", seed, i)
                    .contains(FIT_BEFORE_SPLIT);
        }
    }

    @Test
    void whatWasFittedOnOtherRowsIsFoundByItsLineage() {
        for (int i = 0; i < ROUNDS; i++) {
            var table = table();
            var whole = split(table).test(0).random();
            var all = Imputer.mode("dose").fit(whole);
            var parts = random(table);
            var own = Imputer.mode("dose").fit(parts);

            assertThat(kinds(leakage(all.apply(parts)))).as("seed %s", seed).containsExactly(FIT_BEFORE_SPLIT);
            assertThat(kinds(leakage(random(all.apply(table))).fitted(all)))
                    .as("seed %s", seed)
                    .containsExactly(FIT_BEFORE_SPLIT);
            assertThat(kinds(leakage(split(all.apply(whole.train())).random())))
                    .as("seed %s", seed)
                    .containsExactly(FIT_BEFORE_SPLIT);
            assertThat(leakage(own.apply(parts)).fitted(own).find())
                    .as("seed %s", seed)
                    .isEmpty();
        }
    }

    @Test
    void theLabelInAFeatureIsFound() {
        for (int i = 0; i < ROUNDS; i++) {
            var table = table();
            var risk = table.doubleColumn("risk");
            var copies = List.of(
                    StringColumn.create(
                            "copy", table.booleanColumn("ill").asList().stream().map(ill -> ill ? "x" : "y")),
                    risk.multiply(-3).add(7).setName("copy"),
                    risk.cube().setName("copy"),
                    DoubleColumn.create(
                            "copy",
                            Arrays.stream(risk.asDoubleArray()).map(one -> one + random.nextGaussian() * 0.05)));
            var labels = List.of("ill", "risk", "risk", "risk");
            for (int k = 0; k < copies.size(); k++) {
                var leaky = table.copy().addColumns(copies.get(k));
                assertThat(leakage(random(leaky)).label(labels.get(k)).find())
                        .as("seed %s, round %s, %s", seed, i, k)
                        .extracting(Leak::kind, Leak::where)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(TARGET_IN_FEATURES, "copy"));
            }
        }
    }

    @Test
    void aFeatureThatIsMissingWithTheLabelIsFound() {
        var table = table();
        var paid = DoubleColumn.create("paid");
        table.booleanColumn("ill").asList().forEach(ill -> paid.append(ill ? random.nextGaussian() : Double.NaN));

        assertThat(kinds(leakage(random(table.addColumns(paid))).label("ill")))
                .as("seed %s", seed)
                .containsExactly(TARGET_IN_FEATURES);
    }

    @Test
    void rowsOfBothPartsAreFound() {
        for (int i = 0; i < ROUNDS; i++) {
            var table = random.nextBoolean() ? table().rejectColumns("id", "code") : table();
            var again = table.rows(random.nextInt(table.rowCount()), random.nextInt(table.rowCount()));
            var train = table.rows(IntStream.range(0, table.rowCount()).toArray());
            var test = GeneratedLabels.of(random, 50)
                    .selectColumns(table.columnNames().toArray(String[]::new))
                    .append(again);
            if (table.containsColumn("id")) {
                // the twin has a number of its own
                IntStream.range(0, test.rowCount())
                        .forEach(row -> test.intColumn("id").set(row, 100_000 + row));
                IntStream.range(0, test.rowCount())
                        .forEach(row -> test.stringColumn("code").set(row, "Q" + row));
            }

            assertThat(kinds(leakage(train, test)))
                    .as("seed %s, round %s", seed, i)
                    .containsExactly(DUPLICATED_ROWS);
        }
    }

    @Test
    void timesAndGroupsOfBothPartsAreFound() {
        for (int i = 0; i < ROUNDS; i++) {
            var parts = random(table());

            assertThat(kinds(leakage(parts).label("ill").time("day").group("patient")))
                    .as("seed %s, round %s", seed, i)
                    .containsExactly(TIME_OVERLAP, GROUP_OVERLAP);
        }
    }

    @Test
    void anIdentifierThatTellsTheLabelIsFound() {
        for (int i = 0; i < ROUNDS; i++) {
            var table = GeneratedLabels.of(random, 150 + random.nextInt(400));
            var sorted = table.sortOn("ill", "day");
            var numbered = sorted.rejectColumns("id", "code")
                    .addColumns(IntColumn.create(
                            "id", IntStream.range(0, table.rowCount()).toArray()));
            var coded = table.rejectColumns("id", "code");
            var code = StringColumn.create("code");
            for (int row = 0; row < table.rowCount(); row++) {
                code.append("c" + random.nextInt(1_000) + "x" + row
                        + (table.booleanColumn("ill").get(row) ? "A" : "B"));
            }
            var byRisk = table.sortOn("risk")
                    .rejectColumns("id", "code")
                    .addColumns(IntColumn.create(
                            "id", IntStream.range(0, table.rowCount()).toArray()));

            assertThat(kinds(leakage(random(numbered)).label("ill")))
                    .as(
                            "seed %s: %s ill of %s",
                            seed, table.booleanColumn("ill").countTrue(), table.rowCount())
                    .containsExactly(IDENTIFIER);
            assertThat(kinds(leakage(random(coded.addColumns(code))).label("ill")))
                    .as(
                            "seed %s: %s ill of %s",
                            seed, table.booleanColumn("ill").countTrue(), table.rowCount())
                    .containsExactly(IDENTIFIER);
            assertThat(kinds(leakage(random(byRisk)).label("risk")))
                    .as(
                            "seed %s: %s ill of %s",
                            seed, table.booleanColumn("ill").countTrue(), table.rowCount())
                    .containsExactly(IDENTIFIER);
        }
    }

    @Test
    void aStepFailsOnRequest() {
        var table = table();
        var parts = random(table);

        assertThat(leakage(parts).label("ill").orFail().find()).isEmpty();
        assertThatThrownBy(() -> leakage(parts).time("day").orFail())
                .isInstanceOf(LeakException.class)
                .hasMessageContaining("1 leak found in patients")
                .hasMessageContaining("time overlap: ");
    }

    @Test
    void itShowsWhatItFoundAndWhatItDidNotLookAt() {
        var text = leakage(random(table())).time("day").toString();

        assertThat(text)
                .contains("1 leak found in patients (")
                .contains("time overlap  day")
                .contains("Not looked at: target and identifiers (name the label: .label(\"y\")), groups");
        assertThatThrownBy(() -> leakage(random(table())).label("none"))
                .hasMessageContaining("there is no column none");
        assertThatThrownBy(() -> leakage(table(), table().rejectColumns("id"))).hasMessageContaining("other columns");
        assertThatThrownBy(() -> leakage(split(table()).test(0).random()).find())
                .hasMessageContaining("rows to train on only");
    }
}
