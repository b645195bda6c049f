package dev.slipway.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.flow.Initialisers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterValuesTest {
    private static final JavaLiterals LITERALS =
            new JavaLiterals(List.of("record Setting(double rate, List<Long> rounds) {}"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int a = 1;                             | a | int a = NEW;",
                "int a = 1, b = f(2, 3), c;             | b | int a = 1, b = NEW, c;",
                "var m = new HashMap<String, Integer>();| m | var m = NEW;",
                "// a = 2;                              | a | -",
                "String s = \"a = 1;\", a = \"x\";      | a | String s = \"a = 1;\", a = NEW;",
                "List<Map<String, Long>> a = List.of(Map.of()); int b = 2; | a | List<Map<String, Long>> a = NEW; int b = 2;",
                "void f() { int a = 1; }  int a = 2;    | a | void f() { int a = 1; }  int a = NEW;",
                "final double a = 1 /* ; */ + 2; // end | a | final double a = NEW; // end",
                "int[] a = {1, 2};                      | a | int[] a = NEW;",
                "java.time.LocalDate a = java.time.LocalDate.parse(\"2020-01-01\"); | a | java.time.LocalDate a = NEW;",
                "boolean a = x == y;                    | a | boolean a = NEW;",
                "a = 3;                                 | a | -",
            })
    void replacesTheInitialiserAndNothingElse(String source, String name, String expected) {
        var changed = Initialisers.replace(source, name, "NEW");

        assertThat(changed.orElse("-")).isEqualTo(expected);
    }

    @Test
    void isNotMisledByATextBlock() {
        assertThat(Initialisers.replace("var a = \"\"\"\n  b = 1;\"\"\";\nint b = 3;", "b", "4"))
                .contains("var a = \"\"\"\n  b = 1;\"\"\";\nint b = 4;");
    }

    @Test
    void knowsTypesOfDeclaredAndInferredVariables() {
        assertThat(Initialisers.of("int a = 1, b = 2; var c = 0.5; var d = true; var e = 3L; var f = \"x\";"))
                .extracting(each -> each.type() + " " + each.name())
                .containsExactly("int a", "int b", "double c", "boolean d", "long e", "String f");
    }

    @Test
    void writesValuesAsJava() {
        assertThat(LITERALS.of("int", 5L)).isEqualTo("5");
        assertThat(LITERALS.of("long", 5L)).isEqualTo("5L");
        assertThat(LITERALS.of("double", 5L)).isEqualTo("5.0");
        assertThat(LITERALS.of("double", "NaN")).isEqualTo("Double.valueOf(\"NaN\")");
        assertThat(LITERALS.of("String", "a\"b\n")).isEqualTo("\"a\\\"b\\n\"");
        assertThat(LITERALS.of("LocalDate", "2020-01-01")).isEqualTo("java.time.LocalDate.parse(\"2020-01-01\")");
        assertThat(LITERALS.of("Color", "RED")).isEqualTo("Color.valueOf(\"RED\")");
        assertThat(LITERALS.of("List<Double>", List.of(1L, 2.5))).isEqualTo("java.util.List.of(1.0, 2.5)");
        assertThat(LITERALS.of("int[]", List.of(1L, 2L))).isEqualTo("new int[] {1, 2}");
        assertThat(LITERALS.of("Map<String, Long>", Map.of("a", 1L)))
                .isEqualTo("java.util.Map.ofEntries(java.util.Map.entry(\"a\", 1L))");
        assertThat(LITERALS.of("Setting", Map.of("rate", 1L, "rounds", List.of(3L))))
                .isEqualTo("new Setting(1.0, java.util.List.of(3L))");
    }
}
