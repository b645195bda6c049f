package dev.slipway.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.run.ContentHash;
import dev.slipway.desktop.deploy.Check.Change;
import dev.slipway.desktop.fakes.FlightFlow;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.flow.Plan.Write;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanGraphTest {
    private static final int STEPS = 300;

    @Test
    void fewStepsAreAllDrawnAndNothingIsSaid() {
        var plan = FlightFlow.plan("");

        assertThat(PlanGraph.drawn(plan, _ -> Change.SAME)).hasSameSizeAs(plan.steps());
        assertThat(PlanGraph.leftOut(plan, _ -> Change.SAME)).isEmpty();
    }

    @Test
    void ofManyStepsThoseThatChangedAreDrawnWithTheirNeighbours() {
        var chain = chain();

        assertThat(PlanGraph.drawn(chain, step -> step.name().equals("s150") ? Change.CHANGED : Change.SAME))
                .containsExactly("s149", "s150", "s151");
        assertThat(PlanGraph.leftOut(chain, step -> step.name().equals("s150") ? Change.CHANGED : Change.SAME))
                .isEqualTo("; drawn: 3 of 300, what changed and what stands beside it");
    }

    @Test
    void ofManyStepsThatAreTheSameTheFirstAreDrawn() {
        var chain = chain();

        assertThat(PlanGraph.drawn(chain, _ -> Change.SAME))
                .hasSize(PlanGraph.MOST)
                .startsWith("s0", "s1");
        assertThat(PlanGraph.leftOut(chain, _ -> Change.SAME)).isEqualTo("; drawn: 40 of 300, the first ones");
    }

    @Test
    void manyContractsNameEachReader() {
        assertThat(Check.contracts(chain()))
                .hasSize(STEPS - 1)
                .element(7)
                .isEqualTo(new Check.Contract("s7", List.of("s8"), "v7", "int"));
    }

    private static Plan chain() {
        return new Plan(
                "chain",
                ContentHash.of("plan"),
                ContentHash.of("package"),
                List.of(),
                List.of(),
                IntStream.range(0, STEPS).mapToObj(PlanGraphTest::step).toList(),
                List.of());
    }

    private static Step step(int at) {
        return new Step(
                "s" + at,
                List.of(new CellId("c" + at)),
                at == 0 ? List.of() : List.of("s" + (at - 1)),
                FanOut.ONCE,
                at == 0 ? List.of() : List.of(new Read("v" + (at - 1), "int", "s" + (at - 1))),
                List.of(new Write("v" + at, "int")),
                Settings.DEFAULT,
                ContentHash.of("s" + at));
    }
}
