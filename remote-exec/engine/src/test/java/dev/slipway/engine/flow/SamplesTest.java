package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplesTest {
    private static final Path SAMPLES =
            Path.of("../../samples").toAbsolutePath().normalize();

    private Notebooks notebooks;

    @BeforeAll
    void open() {
        notebooks = Notebooks.withLibraries();
    }

    @AfterAll
    void close() {
        notebooks.close();
    }

    @Test
    void flightDelays() throws IOException {
        assertThat(outline("flight-delays.ipynb")).isEqualTo("""
                flight-delays [airportCount, settingCount, lateMinutes, seed]
                prepare [] reads [airportCount, settingCount, lateMinutes] writes [airports, flights, grid]
                train [prepare] reads [lateMinutes, seed, flights, airport, setting] writes [result]
                choose [train] reads [results] writes [best, meanAuc]
                report [choose] reads [best, meanAuc] writes [top, chart]
                """);
    }

    @Test
    void co2() throws IOException {
        assertThat(outline("co2.jsh")).isEqualTo("""
                co2 [heldBackMonths, mostDegrees, mostWaves]
                prepare [] reads [heldBackMonths, mostDegrees, mostWaves] writes [series, split, degrees, waves]
                train [prepare] reads [series, split, degree, waveCount] writes [trial]
                choose [train] reads [trials] writes [best]
                forecast [prepare, choose] reads [series, best] writes [finalCurve, lastYear, forecast, readings, chart]
                """);
    }

    @Test
    void penguinsByItsHeadings() throws IOException {
        assertThat(outline("penguins.ipynb")).isEqualTo("""
                penguins []
                the-raw-table [] reads [] writes [measures, penguins]
                a-first-look [the-raw-table] reads [penguins] writes []
                a-classifier [the-raw-table] reads [measures, penguins] writes [test, scaler, classes, classifier]
                what-it-gets-wrong [the-raw-table, a-classifier] reads [measures, test, scaler, classes, classifier] \
                writes [confusion, right, accuracy]
                """);
    }

    private String outline(String name) throws IOException {
        var compiled = notebooks.compile(SAMPLES.resolve(name));
        assertThat(Notebooks.problems(compiled)).isEmpty();
        var plan = ((Compiled.Flow) compiled).plan();
        var parameters = plan.parameters().stream().map(Plan.Parameter::name).toList();
        return plan.flow() + " " + parameters + "\n"
                + plan.steps().stream()
                        .map(step -> step.name() + " " + step.dependsOn() + " reads "
                                + step.reads().stream().map(Plan.Read::name).toList() + " writes "
                                + Notebooks.writes(step) + "\n")
                        .collect(Collectors.joining());
    }
}
