package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectiveLinesTest {
    private static final String TRAIN = """
            // trains one model
            //| step: train
            //| foreach: a : as

            //| keep: x
            //|keep:y
            var model = fit(a);
            //| retry: 9""";

    @Test
    void readsWhatStandsAtTheHead() {
        var lines = new DirectiveLines(TRAIN);

        assertThat(lines.value("step")).contains("train");
        assertThat(lines.value("foreach")).contains("a : as");
        assertThat(lines.value("keep")).contains("x, y");
        assertThat(lines.value("retry")).isEmpty();
        assertThat(new DirectiveLines("//| skip\n1 + 1").value("skip")).contains("");
    }

    @Test
    void changesOnlyTheLinesItIsAskedTo() {
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put("keep", "x, z");
        values.put("retry", "3");
        values.put("cache", "off");

        assertThat(new DirectiveLines(TRAIN).with(values)).isEqualTo("""
                // trains one model
                //| step: train
                //| foreach: a : as

                //| keep: x, z
                //| retry: 3
                //| cache: off
                var model = fit(a);
                //| retry: 9""");
        assertThat(new DirectiveLines(TRAIN).with(Map.of())).isEqualTo(TRAIN);
    }

    @Test
    void takesLinesAwayAndBeginsAHead() {
        assertThat(new DirectiveLines("//| step: a\n//| skip\n1")
                        .with(Collections.<String, @Nullable String>singletonMap("step", null)))
                .isEqualTo("//| skip\n1");
        assertThat(new DirectiveLines("1 + 1")
                        .with(Map.of("step", "sum", "skip", ""))
                        .split("\n"))
                .containsExactlyInAnyOrder("//| step: sum", "//| skip", "1 + 1");
        assertThat(new DirectiveLines("").with(Map.of("step", "sum"))).isEqualTo("//| step: sum\n");
    }
}
