package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Changes of tables, columns, selections, database connections, cursors and buffers, and what looks like one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibraryChangesTest {
    private static final String[] DEFINITIONS = {
        "import tech.tablesaw.api.*; import tech.tablesaw.table.*; import tech.tablesaw.selection.*; import java.nio.*;"
                + " import java.sql.*; import java.util.regex.*;",
        "var t = Table.create(\"t\", StringColumn.create(\"k\", \"b\", \"a\"), DoubleColumn.create(\"v\", 2, 1));"
                + " var c = DoubleColumn.create(\"v\", 1, 2); var x = Table.create(\"x\", c); var e = t.emptyCopy();",
        "var r = t.row(0); var s = new TableSlice(t); var mask = c.isGreaterThan(1); var sb = new StringBuilder();",
        "var list = new ArrayList<>(List.of(3, 1)); var cursor = list.listIterator(); var stream = list.stream();",
        "int sum(Iterator<Integer> i) { int n = 0; while (i.hasNext()) n += i.next(); return n; }",
        "var matcher = Pattern.compile(\"a\").matcher(\"aa\"); var buffer = ByteBuffer.allocate(4);"
                + " var scanner = new Scanner(\"1 2\"); var calendar = new GregorianCalendar(2020, 1, 1);",
        "var con = DriverManager.getConnection(\"jdbc:duckdb:\"); var stm = con.createStatement();",
        "var elements = new Vector<>(List.of(1)).elements(); var later = new java.util.concurrent.CompletableFuture<Integer>();",
        "var words = new ArrayList<>(List.of(\"a\")); Map<String, Integer> counts = new HashMap<>();",
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
                "c.fillWith(7.0); => c",
                "t.doubleColumn(\"v\").fillWith(7.0); => t",
                "t.nCol(\"v\").setName(\"q\"); => t",
                "c.mapInto((java.util.function.DoubleFunction<Double>) y -> y * 2, x.doubleColumn(0)); => x",
                "t.copyRowsToTable(Selection.with(1), e); => e",
                "c.set(0, 4.0); => x",
                "x.column(0).setName(\"p\"); => c",
                "t.columnsOfType(ColumnType.DOUBLE).get(0).setName(\"q\"); => t",
                "t.stream().findFirst().get().setDouble(\"v\", 1); => t",
                "t.splitOn(\"k\").getSlices().get(0).getTable().setName(\"z\"); => t",
                "r.next(); => r",
                "r.at(1); => r",
                "r.setPackedDate(\"d\", 3); => t",
                "s.sortOn(tech.tablesaw.sorting.Sort.on(\"v\", tech.tablesaw.sorting.Sort.Order.DESCEND)); => s",
                "s.removeSelection(); => s",
                "t.setName(\"q\"); => s",
                "mask.flip(0, 2); => mask",
                "mask.and(c.isLessThan(4)); => mask",
                "sb.repeat(\"x\", 3); => sb",
                "matcher.appendReplacement(sb, \"x\"); => sb",
                "matcher.results().count(); => matcher",
                "scanner.findInLine(\"1\"); => scanner",
                "calendar.roll(Calendar.DATE, 1); => calendar",
                "later.cancel(true); => later",
                "cursor.next(); => cursor",
                "while (cursor.hasNext()) cursor.next(); => cursor",
                "sum(cursor); => cursor",
                "elements.nextElement(); => elements",
                "stream.map(y -> y + 1).toList(); => stream",
                "buffer.getInt(); => buffer",
                "stm.execute(\"create table q(a int)\"); => con",
                "((org.duckdb.DuckDBConnection) con).createAppender(\"main\", \"q\").append(3).endRow(); => con",
                "list.stream().collect(() -> list, (a, b) -> a.add(b), (a, b) -> a.addAll(b)); => list"
            })
    void areSeen(String line) {
        var parts = line.split(" => ", -1);

        assertThat(changed(parts[0])).contains(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list.stream().collect(ArrayList::new, ArrayList::add, ArrayList::addAll)",
                "list.stream().collect(() -> new int[1], (a, b) -> a[0] += b, (a, b) -> a[0] += b[0])",
                "list.stream().collect(StringBuilder::new, (b, q) -> b.append(q),"
                        + " StringBuilder::append).toString()",
                "sum(list.iterator()) + sum(new ArrayList<>(list).iterator())",
                "{ var i = counts.entrySet().iterator(); while (i.hasNext())"
                        + " System.out.println(i.next().getKey()); }",
                "Map<String, Function<Integer, Integer>> fs = new LinkedHashMap<>(); fs.put(\"inc\", q -> q + 1);",
                "{ var u ="
                        + " t.where(t.doubleColumn(\"v\").isGreaterThan(1).and(t.stringColumn(\"k\").isEqualTo(\"b\"))); u.setName(\"q\"); u.addColumns(u.doubleColumn(\"v\").multiply(2).setName(\"w\")); u.doubleColumn(\"v\").set(0, 5.0); }",
                "{ var row = t.row(0); while (row.hasNext()) { row.next();"
                        + " System.out.println(row.getDouble(\"v\")); } }",
                "{ var copy = c.copy(); copy.fillWith(3); copy.setMissing(0);" + " System.out.println(copy.print()); }",
                "buffer.position() + buffer.get(0) + buffer.getInt(0) + buffer.order().toString()",
                "matcher.group() + matcher.start() + matcher.end() + matcher.hitEnd()",
                "con.createStatement().getMaxRows()"
            })
    void areNotSeenWhereThereAreNone(String source) {
        assertThat(changed(source)).isEmpty();
    }

    private List<String> changed(String source) {
        var sources = Arrays.copyOf(DEFINITIONS, DEFINITIONS.length + 1);
        sources[DEFINITIONS.length] = source;
        var found = analysis.analyse(Cells.of(sources));
        assertThat(found.graph().problems().stream().filter(one -> one.code().equals("compile-error")))
                .isEmpty();
        return found.graph().uses().getLast().changes();
    }
}
