package dev.slipway.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.api.run.ContentHash;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.history.RunReference;
import dev.slipway.engine.flow.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementTest {
    private static final ContentHash HASH = ContentHash.of("");
    private static final Plan.Step STEP = new Plan.Step(
            "after",
            List.of(),
            List.of(),
            Plan.FanOut.ONCE,
            List.of(
                    new Plan.Read("factor", "int", "parameters"),
                    new Plan.Read("city", "City", "city"),
                    new Plan.Read("share", "int", "city")),
            List.of(),
            Plan.Settings.DEFAULT,
            HASH);
    private static final Plan PLAN = new Plan(
            "cities",
            HASH,
            HASH,
            List.of(new Plan.Parameter("factor", "int", 1L)),
            List.of(),
            List.of(STEP),
            List.of());

    @Test
    void isAnExpressionOrAnArtifactOfATask() throws Fault {
        assertThat(Replacement.read(List.of(
                        "a=b@c == d/e",
                        " b = x -> x ",
                        "c@latest/train",
                        "d@sales:latest~2/train/17",
                        "e@r01/train/best",
                        "f@r01/train/3/best")))
                .containsExactly(
                        new Replacement.Computed("a", "b@c == d/e"),
                        new Replacement.Computed("b", "x -> x"),
                        stored("c", "latest/train", "latest/train", "c"),
                        stored("d", "sales:latest~2/train/17", "sales:latest~2/train/17", "d"),
                        stored("e", "r01/train/best", "r01/train", "best"),
                        stored("f", "r01/train/3/best", "r01/train/3", "best"));
    }

    private static Replacement stored(String name, String written, String task, String artifact) throws Fault {
        return new Replacement.Stored(name, written, RunReference.of(task), artifact);
    }

    @ParameterizedTest
    @CsvSource({"a", "=1", "a=", "1a=2", "a@latest", "a.b=1"})
    void isRefusedIfItNamesNoVariableOrNoValue(String written) {
        assertThat(catchThrowableOfType(Fault.class, () -> Replacement.read(List.of(written))))
                .hasMessageContaining("This ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sahre=1 | The step after reads no sahre. Did you mean share? It reads city (City), share (int).",
                "other=1 | The step after reads no other. It reads city (City), share (int).",
                "factor=1 | factor is a parameter. Set it with -p factor=VALUE."
            })
    void isRefusedIfTheStepDoesNotReadItOrReadsItAsAParameter(String written, String told) throws Fault {
        var replacement = Replacement.read(List.of(written)).getFirst();

        var fault = catchThrowableOfType(Fault.class, () -> replacement.check(PLAN, STEP));

        assertThat(fault.said() + " " + fault.hint()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "String | int | true",
                "Integer | int | false",
                "long | int | true",
                "List<String> | List<City> | true",
                "List<City> | List<City> | false",
                "List<City> | List<? extends City> | false",
                "ArrayList<City> | List<City> | false",
                "Model | int | false"
            })
    void knowsFromTheNamesWhatSurelyDoesNotFit(String type, String wanted, boolean no) {
        assertThat(Replacement.Stored.isSurelyNo(type, wanted)).isEqualTo(no);
    }
}
