package dev.slipway.engine.flow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.document.CellId;
import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.Plan.Gather;
import dev.slipway.engine.flow.Plan.Jar;
import dev.slipway.engine.flow.Plan.Loop;
import dev.slipway.engine.flow.Plan.Parameter;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.flow.Plan.Write;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
    @Test
    void readsBackWhatItWrites() throws IOException {
        var settings = new Settings(4.0, 16L << 30, 1, 3, Duration.ofMinutes(90), "error", false, List.of("API_KEY"));
        var step = new Step(
                "train",
                List.of(new CellId("a")),
                List.of("prepare"),
                new FanOut(List.of(new Loop("x", "xs", "int")), List.of(new Gather("m", "ms")), "before"),
                List.of(new Read("r", "List<String>", "parameters")),
                List.of(new Write("m", "Model")),
                settings,
                ContentHash.of("code"));
        var plan = new Plan(
                "flow",
                ContentHash.of("plan"),
                ContentHash.of("package"),
                List.of(
                        new Parameter("r", "double", 0.1),
                        new Parameter("n", "double", Double.NaN),
                        new Parameter("s", "String", null),
                        new Parameter("l", "List<Long>", List.of(1L, 2L))),
                List.of(new CellId("lib")),
                List.of(step),
                List.of(new Jar("g:a:1", ContentHash.of("jar"))));

        assertThat(new PlanJson().read(new PlanJson().write(plan))).isEqualTo(plan);
    }

    @Test
    void refusesAnotherSchema() {
        assertThatThrownBy(() -> new PlanJson().read("{\"schema\":2}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("schema 2");
    }
}
