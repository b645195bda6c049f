package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTest {
    private static final String[] DEFINITIONS = {
        "import tech.tablesaw.api.*;",
        "class Box { int n; List<Integer> list = new ArrayList<>(); static int made; List<Integer> list() { return list; } }",
        "var list = new ArrayList<List<Integer>>(); var map = new TreeMap<String, List<Integer>>();",
        "var array = new int[3]; var grid = new double[3][3]; var box = new Box(); var text = new StringBuilder();",
        "var table = Table.create(\"t\", IntColumn.create(\"a\")); int n = 0; var fine = List.of(1);",
        "void grow(List<Integer> some) { some.add(1); } List<Integer> same(List<Integer> some) { return some; }",
        "void growArray() { array[0]++; }"
    };

    private CompilerAnalysis analysis;

    @BeforeAll
    void open() {
        analysis = CompilerAnalysis.create(Cells.classPath());
    }

    @AfterAll
    void close() {
        analysis.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "array[1] = 2; => array",
                "array[1]++; => array",
                "grid[1][2] -= 0.5; => grid",
                "for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) grid[i][j] = i; => grid",
                "box.n = 4; => box",
                "box.list.add(2); => box",
                "box.list().add(2); => box",
                "list.add(List.of()); => list",
                "list.get(0).add(4); => list",
                "for (var inner : list) inner.clear(); => list",
                "map.computeIfAbsent(\"a\", k -> new ArrayList<>()).add(1); => map",
                "map.get(\"a\").add(3); => map",
                "map.values().removeIf(v -> v.isEmpty()); => map",
                "var alias = list; alias.clear(); => list",
                "{ var alias = list; alias.clear(); } => list",
                "text.append(1).append(2); => text",
                "Arrays.sort(array); => array",
                "Collections.sort(map.get(\"a\")); => map",
                "System.arraycopy(new int[3], 0, array, 0, 3); => array",
                "table.addColumns(StringColumn.create(\"b\")); => table",
                "table.intColumn(\"a\").append(3); => table",
                "table.setName(\"x\"); => table",
                "grow(map.get(\"a\")); => map",
                "grow(same(box.list)); => box",
                "growArray(); => array",
                "Stream.of(1, 2).forEach(i -> array[i] = 0); => array",
                "{ var mine = list; Runnable r = () -> mine.clear(); r.run(); } => list",
                "Consumer<List<Integer>> adder = list::add; => list",
                "Box.made++; => Box",
            })
    void findsWhatIsChangedInPlace(String line) {
        var parts = line.split(" => ", -1);

        assertThat(changed(parts[0])).containsExactly("in_place " + parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var sorted = new ArrayList<>(list); sorted.clear();",
                "var copy = array.clone(); copy[0] = 1;",
                "int sum = 0; for (int one : array) sum += one;",
                "var more = table.where(table.intColumn(\"a\").isGreaterThan(1)); more.setName(\"x\");",
                "var all = new ArrayList<Integer>(); for (var inner : list) all.addAll(inner);",
                "{ for (var inner : list) System.out.println(inner); var other = new ArrayList<Integer>(); other.add(1); }",
                "var made = new Box(); made.n = 2; made.list.add(1);",
                "map.get(\"a\"); list.size(); table.rowCount(); fine.stream().map(i -> i + 1).toList();",
                "var words = new StringBuilder(text); words.append(2);",
                "{ var list = new ArrayList<Integer>(); list.add(1); }",
            })
    void findsNoChangeOfACopy(String source) {
        assertThat(changed(source)).isEmpty();
    }

    @Test
    void tellsAssignmentsAndCompoundOnes() {
        assertThat(changed("n = 1;")).containsExactly("assigned n");
        assertThat(changed("n += 1;")).containsExactly("assigned n");
        assertThat(changed("list = null;")).containsExactly("assigned list");
        assertThat(changed("for (int i = 0; i < 3; i++) n += i;")).containsExactly("assigned n");
        assertThat(changed("Stream.of(1).forEach(i -> n += i);")).containsExactly("assigned n");
    }

    @Test
    void takesAWordForWhatItCannotProve() {
        assertThat(changed("//| mutates: fine\nSystem.out.println(fine);")).containsExactly("declared fine");
    }

    private List<String> changed(String source) {
        var sources = java.util.Arrays.copyOf(DEFINITIONS, DEFINITIONS.length + 1);
        sources[DEFINITIONS.length] = source;
        var found = analysis.analyse(Cells.of(sources));
        assertThat(found.graph().problems()).isEmpty();
        return found.changes().stream()
                .filter(one -> one.cell() == DEFINITIONS.length)
                .map(one -> one.how().name().toLowerCase(java.util.Locale.ROOT) + " " + one.name())
                .toList();
    }
}
