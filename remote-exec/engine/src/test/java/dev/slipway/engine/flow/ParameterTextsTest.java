package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.engine.flow.Plan.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTextsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | 42 | 42",
                "long | -9_000_000_000 | -9000000000",
                "Integer | 7 | 7",
                "double | 1e-3 | 0.001",
                "double | NaN | NaN",
                "double | -Infinity | -Infinity",
                "double | 1.7976931348623157E308 | 1.7976931348623157E308",
                "double | 0.00e9 | 0.0",
                "float | 3.4028235E38 | 3.4028235E38",
                "boolean | true | true",
                "char | x | x",
                "String | 12 | 12",
                "BigDecimal | 1.50 | 1.50",
                "LocalDate | 2026-02-28 | 2026-02-28",
                "Duration | PT2H | PT2H",
                "DayOfWeek | MONDAY | MONDAY",
                "int[] | [1, 2] | [1, 2]",
                "List<Integer> | [1, 2] | [1, 2]",
                "List<Double> | [1, 2.5] | [1.0, 2.5]",
                "List<LocalDate> | ['2026-02-28'] | [2026-02-28]",
                "Map<String, Integer> | {'a': 1} | {a=1}",
                "List<Setting> | [{'rate': 1}] | [{rate=1}]"
            })
    void readsTextAsTheJavaType(String type, String text, String value) throws BadParameterException {
        var read = read(new Parameter("p", type, null), text.replace('\'', '"'));

        assertThat(String.valueOf(read)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | 1.5",
                "int | 3000000000",
                "int | abc",
                "double | 1,5",
                "double | 1d",
                "boolean | yes",
                "char | xy",
                "double | 1e400",
                "double | -1e309",
                "double | 1e-400",
                "float | 1e39",
                "float | 1e-50",
                "List<Double> | [1, 1e400]",
                "BigInteger | 1e999999999",
                "BigDecimal | 1e999999999",
                "LocalDate | 2026-02-30",
                "DayOfWeek | SOMEDAY",
                "List<Integer> | 1, 2",
                "List<Integer> | [1.5]",
                "List<Integer> | ['a']",
                "Map<String, Integer> | [1]"
            })
    void refusesWhatDoesNotFit(String type, String text) {
        assertThatThrownBy(() -> read(new Parameter("p", type, "the default"), text.replace('\'', '"')))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("parameter p")
                .hasMessageContaining(type)
                .hasMessageContaining("the default");
    }

    @ParameterizedTest
    @CsvSource({
        "int, 3000000000, to 2147483647",
        "long, 9223372036854775808, to 9223372036854775807",
        "double, 1e400, to 1.7976931348623157E308",
        "float, 1e-50, 1.4E-45"
    })
    void saysHowFarATypeGoes(String type, String text, String limit) {
        assertThatThrownBy(() -> read(new Parameter("p", type, null), text)).hasMessageContaining(limit);
    }

    @Test
    void anEnumOffersItsConstants() throws BadParameterException {
        var mode = new Parameter("mode", "Mode", "FAST", List.of("FAST", "SLOW"));

        assertThat(read(mode, "SLOW")).isEqualTo("SLOW");
        assertThatThrownBy(() -> read(mode, "SLO")).hasMessageContaining("FAST, SLOW");
    }

    @Test
    void aRecordTakesTheComponentsOfItsDefault() throws BadParameterException {
        var components = new LinkedHashMap<String, Object>();
        components.put("size", 3L);
        components.put("rate", 0.5);
        var grid = new Parameter("grid", "Grid", components);

        assertThat(read(grid, "{\"rate\": 2, \"size\": 4}")).isEqualTo(Map.of("size", 4L, "rate", 2L));
        assertThatThrownBy(() -> read(grid, "{\"size\": 4}")).hasMessageContaining("rate");
        assertThatThrownBy(() -> read(grid, "{\"size\": 4, \"rate\": 1, \"x\": 1}"))
                .hasMessageContaining("x");
        assertThatThrownBy(() -> read(grid, "{\"size\": 4.5, \"rate\": 1}")).hasMessageContaining("size");
    }

    @Test
    void anUnknownParameterNamesTheNearest() {
        assertThatThrownBy(() -> ParameterTexts.read(
                        List.of(new Parameter("airportCount", "int", 20L)), Map.of("airportCuont", "1")))
                .hasMessageContaining("airportCuont")
                .hasMessageContaining("airportCount?");
    }

    private static @Nullable Object read(Parameter parameter, String text) throws BadParameterException {
        return ParameterTexts.read(List.of(parameter), Map.of(parameter.name(), text))
                .get(parameter.name());
    }
}
