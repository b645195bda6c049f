package dev.slipway.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToneTest {
    @ParameterizedTest
    @EnumSource(
            value = Tone.class,
            names = {"CHART_.*", "SCALE_.*"},
            mode = EnumSource.Mode.MATCH_ANY)
    void onWhiteItHasTheColourOfTheLightTheme(Tone tone) throws IOException {
        var name = tone.property().replace("-tone-", "-color-");

        assertThat(theme("light.css")).contains(name + ": " + tone.onWhite() + ";");
    }

    private static String theme(String file) throws IOException {
        try (var in = ToneTest.class.getResourceAsStream("/dev/slipway/desktop/theme/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
