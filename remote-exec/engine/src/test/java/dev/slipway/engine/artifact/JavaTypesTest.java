package dev.slipway.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.worker.JsonValues;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaTypesTest {
    @ParameterizedTest
    @CsvSource({
        "int, int",
        "String, java.lang.String",
        "LocalDate, java.time.LocalDate",
        "java.time.Duration, java.time.Duration",
        "double[], double[]",
        "String[][], java.lang.String[][]",
        "List, java.util.List",
    })
    void readsTypesOfTheJdk(String text, String name) {
        assertThat(JavaTypes.of(text).orElseThrow().getTypeName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Model", "List<Model>", "", "List<", "Map<String>", "int int", "a-b", "List<String>>"})
    void knowsNothingElse(String text) {
        assertThat(JavaTypes.of(text)).isEmpty();
    }

    @Test
    void parametersBecomeValuesOfTheirType() {
        assertThat(value("List<LocalDate>", List.of("2026-01-02"))).isEqualTo(List.of(LocalDate.of(2026, 1, 2)));
        assertThat(value("Map<String, List<Integer>>", Map.of("a", List.of(1L))))
                .isEqualTo(Map.of("a", List.of(1)));
        assertThat(value("int", 3L)).isEqualTo(3);
        assertThat(value("List<? extends Number>", List.of(1L))).isEqualTo(List.of(1L));
        assertThat((Object[]) value("List<String>[]", List.of(List.of("x")))).containsExactly(List.of("x"));
    }

    private static Object value(String type, Object json) {
        var value = JsonValues.convert(json, JavaTypes.of(type).orElseThrow());
        assertThat(value).isNotNull();
        return value == null ? "" : value;
    }
}
