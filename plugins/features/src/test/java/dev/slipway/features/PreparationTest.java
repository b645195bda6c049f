package dev.slipway.features;

import static dev.slipway.features.Features.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// What is fitted comes from training rows only, does the same to all rows, and can be stored.
class PreparationTest {
    private static Table animals() {
        return Table.create(
                "animals",
                StringColumn.create("kind", "cat", "dog", "cat", "", "dog", "dog", "owl", "cat", "dog", "cat"),
                IntColumn.create("age", 1, 2, 3, Integer.MIN_VALUE, 5, 6, 7, 8, 9, 10),
                DoubleColumn.create("mass", 1.5, 2.5, Double.NaN, 4, 5, 6, 7, 8, 9, 10),
                DateColumn.create(
                        "day",
                        LocalDate.of(2026, 1, 1)
                                .datesUntil(LocalDate.of(2026, 1, 11))
                                .toList()));
    }

    /// The last three rows are to test on: their kinds are cat, dog, cat.
    private static Split parts() {
        return split(animals()).test(0.3).byTime("day");
    }

    @Test
    void onlyTrainingRowsAreFittedOn() {
        var scaler = Scaler.standard("mass");

        assertThatThrownBy(() -> scaler.fit(parts().test()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Scaler.standard(mass) is fitted on training rows only, and these are the 3 test rows of"
                        + " animals (by time of day): rows 8, 9, 10. Fit it on the part that train() gives.");
        assertThatThrownBy(() -> Encoder.oneHot("kind").then(scaler).fit(animals()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("these are all 10 rows of animals, which belong to no part");
        assertThatThrownBy(() -> Imputer.mean("mass")
                        .fit(split(animals()).validation(0.2).random().validation()))
                .hasMessageContaining("these are the 2 validation rows of animals");
    }

    @Test
    void scalersLearnFromTheTrainingRows() {
        var parts = parts();
        var standard = Scaler.standard("mass").fit(parts.train());
        var minMax = Scaler.minMax("age").fit(parts);

        var train = standard.apply(parts.train().table()).doubleColumn("mass");
        assertThat(train.removeMissing().mean()).isCloseTo(0, within(1e-12));
        assertThat(train.removeMissing().populationVariance()).isCloseTo(1, within(1e-12));
        assertThat(train.isMissing(2)).isTrue();
        assertThat(standard.apply(parts.test()).table().doubleColumn("mass").min())
                .isGreaterThan(1.5);
        assertThat(minMax.apply(animals()).doubleColumn("age").asList())
                .startsWith(0.0, 1 / 6.0)
                .endsWith(1.5);
        assertThat(minMax).hasToString("""
                Fitted on the 7 training rows of animals (by time of day)
                column  what is done
                age     min-max: less 1, divided by 6""");
    }

    @Test
    void imputersFillWithWhatTrainingRowsHave() {
        var train = parts().train();

        assertThat(filled(Imputer.mean("age"), train, "age", 3)).isEqualTo("4");
        assertThat(filled(Imputer.median("mass"), train, "mass", 2)).isEqualTo("4.5");
        assertThat(filled(Imputer.mode("kind"), train, "kind", 3)).isEqualTo("dog");
        assertThat(filled(Imputer.constant("kind", "none"), train, "kind", 3)).isEqualTo("none");
        assertThat(filled(Imputer.constant("age", -1), train, "age", 3)).isEqualTo("-1");
        assertThatThrownBy(() -> Imputer.constant("age", 1.5).fit(train)).hasMessageContaining("cannot hold 1.5");
        assertThatThrownBy(() -> Imputer.constant("day", "x").fit(train)).hasMessageContaining("cannot hold x");
        assertThatThrownBy(() -> Imputer.mean("kind").fit(train)).hasMessageContaining("needs numbers");
        assertThatThrownBy(() -> Imputer.mean("none").fit(train)).hasMessageContaining("It has kind, age, mass, day.");
    }

    private static String filled(Imputer imputer, Part train, String column, int row) {
        return imputer.fit(train).apply(animals()).column(column).getString(row);
    }

    @Test
    void encodersKnowTheCategoriesOfTrainingRows() {
        var train = parts().train();
        var oneHot = Encoder.oneHot("kind").fit(train).apply(animals());

        assertThat(oneHot.columnNames()).containsExactly("kind_cat", "kind_dog", "kind_owl", "age", "mass", "day");
        assertThat(oneHot.intColumn("kind_cat").asList()).containsExactly(1, 0, 1, 0, 0, 0, 0, 1, 0, 1);
        assertThat(Encoder.ordinal("kind")
                        .in("owl", "cat", "dog")
                        .fit(train)
                        .apply(animals())
                        .column("kind")
                        .asList())
                .isEqualTo(java.util.Arrays.asList(1, 2, 1, null, 2, 2, 0, 1, 2, 1));
    }

    @Test
    void unseenCategoriesGetNoneOneOfTheirOwnOrAnError() {
        var train = parts().train();
        var unseen =
                Table.create("new", StringColumn.create("kind", "cat", "eel", "owl"), IntColumn.create("n", 1, 2, 3));

        assertThat(Encoder.oneHot("kind")
                        .fit(train)
                        .apply(unseen)
                        .intColumn("kind_dog")
                        .asList())
                .containsExactly(0, 0, 0);
        assertThat(Encoder.oneHot("kind")
                        .otherwise()
                        .fit(train)
                        .apply(unseen)
                        .intColumn("kind_other")
                        .asList())
                .containsExactly(0, 1, 0);
        assertThat(Encoder.ordinal("kind")
                        .otherwise()
                        .fit(train)
                        .apply(unseen)
                        .intColumn("kind")
                        .asList())
                .containsExactly(0, 3, 2);
        assertThatThrownBy(
                        () -> Encoder.ordinal("kind").refuseUnseen().fit(train).apply(unseen))
                .hasMessageContaining("row 2 has kind eel, which no training row has: they have cat, dog, owl.");
        assertThat(Encoder.ordinal("age")
                        .fit(train)
                        .apply(animals())
                        .intColumn("age")
                        .get(6))
                .isEqualTo(5);
    }

    @Test
    void oneAfterTheOtherIsFittedOnWhatTheFirstMakes() {
        var both = Imputer.mean("mass").then(Scaler.minMax("mass")).then(Encoder.oneHot("kind"));
        var table = both.fit(parts().train()).apply(animals());

        assertThat(table.doubleColumn("mass").get(2)).isCloseTo((26 / 6.0 - 1.5) / 5.5, within(1e-12));
        assertThat(table.columnCount()).isEqualTo(6);
    }

    @Test
    void whatIsFittedAndSplitComesBackFromItsBytes() throws IOException {
        var parts = split(animals()).test(0.3).validation(0.1).byTime("day");
        var fitted = Imputer.mode("kind", "day")
                .then(Imputer.mean("mass"))
                .then(Scaler.standard("age"))
                .then(Encoder.oneHot("kind").otherwise())
                .fit(parts);
        var ready = fitted.apply(parts);

        var back = (Fitted) stored(fitted);
        var split = (Split) stored(ready);
        var part = (Part) stored(ready.train());

        assertThat(back.apply(animals()).print())
                .isEqualTo(fitted.apply(animals()).print());
        assertThat(back).hasToString(fitted.toString());
        assertThat(split.test().table().print()).isEqualTo(ready.test().table().print());
        assertThat(split).hasToString(ready.toString());
        assertThat(part.rows()).isEqualTo(parts.train().rows());
        assertThat(part.applied()).hasSize(1);
        assertThat(bytes(split)).isEqualTo(bytes(ready));
        assertThatThrownBy(() -> Scaler.minMax("age").fit(split.test())).hasMessageContaining("test rows of animals");
    }

    @Test
    void brokenBytesAreSaidToBeBroken() throws IOException {
        var bytes = bytes(parts());

        for (int length = 0; length < bytes.length; length += 7) {
            var cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() ->
                            new FeatureCodec().decode(new ByteArrayInputStream(cut), FeatureWriter.Unshared.INSTANCE))
                    .isInstanceOf(IOException.class);
        }
    }

    private static byte[] bytes(Object value) throws IOException {
        var out = new ByteArrayOutputStream();
        new FeatureCodec().encode(value, out, FeatureWriter.Unshared.INSTANCE);
        return out.toByteArray();
    }

    private static Object stored(Object value) throws IOException {
        var codec = new FeatureCodec();
        assertThat(codec.preference(value)).isPositive();
        var text = new ByteArrayOutputStream();
        codec.export(new ByteArrayInputStream(bytes(value)), "txt", text);
        assertThat(text.toString(StandardCharsets.UTF_8)).startsWith(codec.preview(value));
        return Objects.requireNonNull(
                codec.decode(new ByteArrayInputStream(bytes(value)), FeatureWriter.Unshared.INSTANCE));
    }

    @Test
    void everythingShowsItselfAsTextAndHtml() {
        var parts = parts();
        for (var value : List.of(parts, parts.train(), Scaler.minMax("age").fit(parts))) {
            var bundle = new FeatureRenderer().render(value);

            assertThat(bundle.text()).contains("animals");
            assertThat(bundle.form("text/html").orElse("")).contains("animals");
        }
    }
}
