package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Edits that change no result. Most cost nothing; those that run a step again are counted here, and `docs/flows.md`
/// explains them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EquivalentEditsTest {
    private static final List<String> CELLS = List.of("//| parameters\nint n = 3;", """
            int twice(int x) { return 2 * x; }
            int unused(int x) { return x; }
            record Row(int key, int value) {}
            """, """
            //| step: a
            var xs = new ArrayList<Integer>();
            for (int i = 0; i < n; i++) xs.add(twice(i));
            int first = xs.get(0);
            int count = xs.size();
            """, """
            //| step: b
            int total = xs.stream().mapToInt(x -> x + (first)).sum();
            String label = "total " + total;
            var row = new Row(1, total);
            """);

    private Notebooks notebooks;
    private Plan old;

    @BeforeAll
    void open() {
        notebooks = Notebooks.plain();
        old = notebooks.plan(CELLS.toArray(String[]::new));
    }

    @AfterAll
    void close() {
        notebooks.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a comment                  | int first =                      | /* the first */ int first =       |
            blanks                     | int first =                      | int   first    =                  |
            a local renamed            | int i = 0; i < n; i++) xs.add(twice(i)) | int k = 0; k < n; k++) xs.add(twice(k)) |
            a parameter renamed        | int twice(int x) { return 2 * x; } | int twice(int y) { return 2 * y; } |
            a lambda's parameter       | x -> x + (first)                 | each -> each + (first)            |
            brackets                   | x + (first)                      | (x + first)                       |
            folded constants           | return 2 * x;                    | return (1 + 1) * x;               |
            a constant written anew    | return 2 * x;                    | return 0x2 * x;                   |
            ++i for i++                | i++)                             | ++i)                              |
            a full name                | new ArrayList                    | new java.util.ArrayList           |
            an argument left out       | ArrayList<Integer>();            | ArrayList<Integer>(); ;           |
            a method nobody calls      | int unused(int x) { return x; }  | int unused(int x) { return -x; }  |
            a new method               | int unused                       | int other() { return 1; } int unused |
            var for a type             | int total                        | var total                         |
            a type for var             | var row                          | Row row                           | b
            final                      | int total                        | final int total                   |
            a block                    | xs.add(twice(i));                | { xs.add(twice(i)); }             |
            this order of methods      | int twice(int x) { return 2 * x; } | int zero() { return 0; } int twice(int x) { return 2 * x; } |
            two statements swapped     | int first = xs.get(0);           | int size = xs.size(); int first = xs.get(0); | a
            a method renamed           | twice                            | doubled                           | a
            another loop               | int i = 0; i < n; i++) xs.add(twice(i)) | int i : IntStream.range(0, n).toArray()) xs.add(twice(i)) | a
            a method for a lambda      | x -> x + (first)                 | x -> Integer.sum(x, first)        | b
            2 * x as x + x             | return 2 * x;                    | return x + x;                     | a
            a text joined otherwise    | `"total " + total`               | `"total ".concat("" + total)`     | b
            a record's method          | record Row(int key, int value) {} | record Row(int key, int value) { int sum() { return key + value; } } | b
            a local more               | int total =                      | int unusedHere = 1; int total =   | b
            """)
    void runsAgain(String what, String before, String after, String steps) {
        var edited = new ArrayList<String>();
        CELLS.forEach(cell -> edited.add(cell.replace(before, after)));
        assertThat(edited).as(what).isNotEqualTo(CELLS);
        var now = notebooks.plan(edited.toArray(String[]::new));

        var changed = now.steps().stream()
                .filter(step -> !old.step(step.name()).orElseThrow().code().equals(step.code()))
                .map(Plan.Step::name)
                .toList();

        assertThat(String.join(" ", changed)).as(what).isEqualTo(steps == null ? "" : steps);
    }
}
