package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeterminismTest {
    private static CompilerAnalysis analysis;

    @BeforeAll
    static void open() {
        analysis = CompilerAnalysis.create(Cells.classPath());
    }

    @AfterAll
    static void close() {
        analysis.close();
    }

    private static List<Problem> problems(String... cells) {
        return analysis.analyse(Cells.of(cells)).graph().problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "long a = System.currentTimeMillis();|reads-clock",
                "var a = java.time.LocalDate.now();|reads-clock",
                "var a = new Date();|reads-clock",
                "var a = new Random().nextInt();|unseeded-random",
                "double a = Math.random();|unseeded-random",
                "var a = java.util.concurrent.ThreadLocalRandom.current().nextInt();|unseeded-random",
                "var a = UUID.randomUUID();|unseeded-random",
                "var a = new ArrayList<>(List.of(1, 2)); Collections.shuffle(a);|unseeded-random",
                "Supplier<UUID> a = UUID::randomUUID;|unseeded-random",
                "var a = java.time.ZoneId.systemDefault();|default-time-zone",
                "var a = \"A\".toLowerCase();|default-locale",
                "var a = String.format(\"%.2f\", 1.0);|default-locale",
                "var a = java.nio.charset.Charset.defaultCharset();|default-charset",
                "var a = System.getenv(\"HOME\");|reads-environment",
                "var a = URI.create(\"http://x\").toURL().openStream();|uses-network",
                "var a = new Socket(\"localhost\", 1);|uses-network",
                "for (var x : new HashSet<>(List.of(1))) { System.out.println(x); }|unordered-iteration",
                "Set<Integer> a = new HashSet<>(); for (int x : a) { System.out.println(x); }|unordered-iteration",
                "var a = Set.of(1, 2).stream().map(x -> x + 1).toList();|unordered-iteration",
                "double a = List.of(1.0, 2.0).parallelStream().mapToDouble(x -> x).sum();|parallel-sum",
                "var a = tech.tablesaw.api.Table.create(\"t\").sampleSplit(0.8);|unseeded-random",
                "var a = tech.tablesaw.api.DoubleColumn.create(\"x\").sampleN(2);|unseeded-random",
                "var a = tech.tablesaw.selection.Selection.selectNRowsAtRandom(1, 2);|unseeded-random",
                "var a = new GregorianCalendar();|reads-clock",
                "var a = new java.text.DecimalFormat(\"0.0\");|default-locale",
                "var a = java.text.NumberFormat.getPercentInstance();|default-locale",
                "var a = java.time.format.DateTimeFormatter.ofPattern(\"d MMM\");|default-locale",
                "var a = Files.list(Path.of(\".\")).toList();|unordered-iteration",
                "for (var f : new File(\".\").listFiles()) { System.out.println(f); }|unordered-iteration",
            })
    void whatMayDifferIsKnown(String cell, String code) {
        assertThat(problems(cell)).extracting(Problem::code).containsOnly(code);
        assertThat(problems(cell)).extracting(Problem::severity).containsOnly(Severity.INFO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "var a = new Random(42).nextInt();",
                "var a = new ArrayList<>(List.of(1, 2)); Collections.shuffle(a, new Random(1));",
                "var a = java.time.LocalDate.of(2026, 1, 1).plusDays(2);",
                "var a = java.time.LocalDate.now(java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC));",
                "var a = \"A\".toLowerCase(Locale.ROOT);",
                "for (var x : new TreeSet<>(List.of(1))) { System.out.println(x); }",
                "for (var x : new LinkedHashMap<>(Map.of(1, 2)).keySet()) { System.out.println(x); }",
                "int a = new HashSet<>(List.of(1)).stream().mapToInt(x -> x).sum();",
                "var a = Set.of(2, 1).stream().sorted().toList();",
                "boolean a = new HashSet<>(List.of(1)).contains(1);",
                "int a = List.of(1, 2).parallelStream().mapToInt(x -> x).sum();",
                "String now() { return \"2026\"; } var a = now(); // Instant.now()",
                "var a = Files.list(Path.of(\".\")).sorted().toList();",
                "long a = Files.list(Path.of(\".\")).count();",
                "void all() { var a = new File(\".\").listFiles(); Arrays.sort(a); for (var f : a) { System.out.println(f); } } all();",
                "var a = java.time.format.DateTimeFormatter.ofPattern(\"d MMM\", Locale.ROOT);",
                "var a = java.time.format.DateTimeFormatter.ISO_DATE.format(java.time.LocalDate.of(2026, 1, 1));",
            })
    void whatIsTheSameEachTimeIsNot(String cell) {
        assertThat(problems(cell)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT random() AS r FROM range(3)|unseeded-random",
                "SELECT * FROM t USING SAMPLE 10 ROWS|unseeded-random",
                "SELECT * FROM t TABLESAMPLE reservoir(20%)|unseeded-random",
                "SELECT uuid(), 'now()' FROM t -- now()|unseeded-random",
                "SELECT current_date|reads-clock",
                "SELECT Now ( ) - d FROM t|reads-clock",
                "SELECT 'random()', \"random\", randomness(x), today FROM t /* current_date */|",
                "SELECT * FROM t USING SAMPLE reservoir(50 ROWS) REPEATABLE (100)|",
                "SELECT * FROM t USING SAMPLE 10% (bernoulli, 377)|",
                "SELECT setseed(0.5), random()|",
            })
    void sqlThatMayDifferIsKnown(String query, @Nullable String code) {
        var sql = "\"\"\"\n" + query + "\"\"\"";
        for (var cell : List.of(
                "java.sql.Connection c = null; var r = c.createStatement().executeQuery(" + sql + ");",
                "java.sql.Connection c = null; int n = 3; var r = c.prepareStatement(" + sql + " + n);")) {
            assertThat(problems(cell))
                    .as(cell)
                    .extracting(Problem::code)
                    .containsExactlyElementsOf(code == null ? List.of() : List.of(code));
        }
    }

    @Test
    void isAWarningInAStepAndNamesThePlace() {
        var found = analysis.analyse(Cells.of("int a = 1;", "//| step: load\nvar b = a +\n  System.nanoTime();\nb"));

        assertThat(Cells.problems(found)).containsExactly("2:3:10 reads-clock");
        assertThat(found.graph().problems())
                .extracting(Problem::severity, Problem::message)
                .containsExactly(tuple(Severity.WARNING, "Cell 2 calls System.nanoTime(), which reads the clock."));
    }

    @Test
    void isFoundThroughMethodsAndTypesOfOtherCells() {
        var found = problems(
                "long stamp() { return System.nanoTime(); }",
                "record Row(int x) { Row { System.out.println(Math.random()); } }",
                "//| step: load\nvar b = stamp();",
                "var c = new Row(1);");

        assertThat(found)
                .extracting(Problem::severity, Problem::message)
                .containsExactly(
                        tuple(
                                Severity.WARNING,
                                "Cell 3 runs stamp of cell 1, which calls System.nanoTime(), which reads the clock."),
                        tuple(
                                Severity.WARNING,
                                "Cell 4 runs Row of cell 2, which calls Math.random(), which draws random numbers without a seed."));
    }

    @Test
    void isFoundForAVariableOfAnotherCell() {
        assertThat(problems(
                        "Map<String, Integer> counts = new HashMap<>();",
                        "for (var name : counts.keySet()) { System.out.println(name); }"))
                .extracting(Problem::message)
                .containsExactly("Cell 2 goes over counts, a HashMap, whose order is not fixed.");
    }

    @Test
    void languageIsWorthKnowingOnlyAlsoInAStep() {
        assertThat(problems("//| step: load\nvar b = \"B\".toLowerCase();"))
                .extracting(Problem::severity)
                .containsExactly(Severity.INFO);
    }
}
