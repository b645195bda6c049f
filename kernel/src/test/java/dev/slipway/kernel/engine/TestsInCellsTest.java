package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestsInCellsTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void forgetAll() {
        kernel.forgetAll();
    }

    private static MimeBundle shown() {
        assertThat(kernel.outputs).hasSize(1);
        return ((Output.Displayed) kernel.outputs.getFirst()).bundle();
    }

    @Test
    void theyRunWithTheCellAndReadWhatOthersDefine() {
        kernel.value(1, "int total = 42;");

        var outcome = kernel.run(2, "@Test void isWhole() { assert total == 42; }\n@Test\nvoid adds() {}");

        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        assertThat(shown().text()).isEqualTo("passed  isWhole\npassed  adds\n2 tests passed.");
        assertThat(Objects.requireNonNull(kernel.engine.trace()).toString()).contains("total");
    }

    @Test
    void theTestsOfAFactoryRunEachByItself() {
        kernel.value(1, """
                interface Executable { void execute() throws Throwable; }
                record Node(String name, Executable test) {
                    public String getDisplayName() { return name; }
                    public Executable getExecutable() { return test; }
                }
                record Group(String name, List<Node> nodes) {
                    public String getDisplayName() { return name; }
                    public Stream<Node> getChildren() { return nodes.stream(); }
                }
                int before = 0;
                """);

        kernel.run(2, """
                @BeforeEach void count() { before++; }
                @TestFactory
                Stream<Node> sums() {
                    return IntStream.range(0, 3).mapToObj(i -> new Node("of " + i, () -> { assert i + i < 3; }));
                }
                @TestFactory Object group() { return new Group("in", List.of(new Node("one", () -> {}))); }
                @TestFactory List<Node> none() { return List.of(); }
                @TestFactory Object text() { return "no"; }
                """);

        assertThat(shown().text()).isEqualTo("""
                        passed  sums > of 0
                        passed  sums > of 1
                        FAILED  sums > of 2, line 4: assert i + i < 3 does not hold
                        passed  group > in > one
                        FAILED  none, line 7: IllegalArgumentException: it makes no tests
                        FAILED  text, line 8: IllegalArgumentException: it gave a java.lang.String, which is no test: \
                        DynamicTest.dynamicTest makes one
                        3 of 6 tests failed.""");
        assertThat(kernel.value(3, "before")).isEqualTo("4");
    }

    @Test
    void theyRunWhereAVariableIsCalledLikeOurPackage() {
        kernel.value(1, "int dev = 42;");

        assertThat(kernel.run(2, "@ParameterizedTest @ValueSource(ints = 42) void isIt(int x) { assert x == dev; }"))
                .isInstanceOf(Outcome.Succeeded.class);
        assertThat(shown().text()).endsWith("1 test passed.");
        assertThat(kernel.run(3, "%jshell /vars")).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void oneThatFailsLeadsToItsLineAndTheOthersRunAllTheSame() {
        var outcome = kernel.run(1, """
                int half(int n) { return n / 2; }
                @Test
                void halves() {
                    assert half(4) == 3;
                }
                @Test void throwsNothing() { }
                @Test void says() { throw new AssertionError("expected: <3> but was: <4>"); }
                """);

        assertThat(shown().text()).isEqualTo("""
                        FAILED  halves, line 4: assert half(4) == 3 does not hold
                        passed  throwsNothing
                        FAILED  says, line 7: expected: <3> but was: <4>
                        2 of 3 tests failed.""");
        assertThat(shown().form(MimeBundle.TESTS).orElseThrow())
                .contains("\"name\": \"halves\", \"line\": 2,", "\"at\": {\"cell\": \"c1\", \"line\": 4}");
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Threw.class, threw -> {
            assertThat(threw.type()).isEqualTo("TestsFailed");
            assertThat(threw.traceback())
                    .startsWith("halves:", "  java.lang.AssertionError", "      at cell 1, line 4 (halves)", "says:");
            assertThat(threw.frames().getFirst()).isEqualTo(new Outcome.Frame(new CellId("c1"), 0, "halves", 4));
        });
    }

    @Test
    void anAssertionIsQuotedWhereverItStandsOnItsLine() {
        kernel.run(1, """
                @Test void one() { assert 1 + 1 == 3; }
                @Test void text() { var s = "assert ;"; assert s.equals("; assert") ; }
                @Test void wide() {
                    assert 1 > 2
                        && 3 > 2;
                }
                @Test void two() { assert true; assert 1 > 2; }
                """);

        assertThat(shown().text()).isEqualTo("""
                        FAILED  one, line 1: assert 1 + 1 == 3 does not hold
                        FAILED  text, line 2: assert s.equals("; assert") does not hold
                        FAILED  wide, line 4: assert 1 > 2 && 3 > 2 does not hold
                        FAILED  two, line 7: AssertionError
                        4 of 4 tests failed.""");
    }

    @Test
    void theValueOfTheLastExpressionIsShownBesideThem() {
        var outcome = kernel.run(1, "int limit = 3;\n@Test void fits() { assert limit == 3; }\nlimit + 1 // more");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Succeeded.class,
                        succeeded -> assertThat(Objects.requireNonNull(succeeded.value())
                                        .text())
                                .isEqualTo("4"));
        assertThat(shown().text()).endsWith("1 test passed.");
    }

    @Test
    void aMethodThatBecomesATestIsCheckedLikeOne() {
        kernel.value(1, "void holds() { assert 1 == 2; }");

        assertThat(kernel.run(1, "@Test void holds() { assert 1 == 2; }")).isInstanceOf(Outcome.Threw.class);
    }

    @Test
    void whatRunsAroundTestsRunsInItsOrderAndAfterAFailureToo() {
        kernel.value(1, "var log = new ArrayList<String>();");
        kernel.run(2, """
                @AfterEach void after() { log.add("after"); }
                @Test void one() { log.add("one"); }
                @Test void two() { log.add("two"); assert false; }
                @BeforeEach void before() { log.add("before"); }
                @BeforeAll static void first() { log.add("first"); }
                @AfterAll static void last() { log.add("last"); }
                """);

        assertThat(kernel.value(3, "String.join(\" \", log)"))
                .isEqualTo("first before one after before two after last");
    }

    @Test
    void whatFailsAroundTestsSaysWhichTestsItCosts() {
        kernel.run(1, """
                @BeforeAll static void connect() { throw new IllegalStateException("no network"); }
                @AfterAll static void leave() { throw new IllegalStateException("still open"); }
                @Test void one() { }
                @ParameterizedTest @ValueSource(ints = 1) void many(int n) { }
                """);
        assertThat(shown().text()).isEqualTo("""
                        FAILED  connect, line 1: IllegalStateException: no network
                        not run one: @BeforeAll connect failed
                        not run many: @BeforeAll connect failed
                        FAILED  leave, line 2: IllegalStateException: still open
                        2 of 2 tests failed, 2 not run.""");
    }

    @Test
    void aFailureBeforeOrAfterATestIsTheTests() {
        kernel.run(1, """
                int n = 0;
                @BeforeEach void before() { assert n++ != 0 : "not ready"; }
                @AfterEach void after() { assert n != 2 : "left over"; }
                @Test void one() { }
                @Test void two() { }
                @Test void three() { }
                """);
        assertThat(shown().text()).isEqualTo("""
                        FAILED  one, line 2: not ready
                        FAILED  two, line 3: left over
                        passed  three
                        2 of 3 tests failed.""");
    }

    @Test
    void testsAreDisabledNamedAndLeftOutInWords() {
        var outcome = kernel.run(1, """
                @Disabled("until the data is there") @Test void later() { assert false; }
                @Test @DisplayName("two and two is four") void adds() { assert 2 + 2 == 4; }
                @TestTemplate List<Object> made() { return List.of(); }
                @EnabledOnOs(OS.MAC) @Test void quick() { }
                """);
        assertThat(shown().text()).isEqualTo("""
                        not run later: disabled: until the data is there
                        passed  two and two is four
                        not run made: @TestTemplate is not known here; a loop in a @Test, or a @ParameterizedTest,\
                         does the same
                        passed  quick (@EnabledOnOs has no effect here)
                        2 tests passed, 2 not run.""");
        assertThat(shown().form(MimeBundle.TESTS).orElseThrow())
                .contains("\"passed\": false, \"not_run\": \"disabled: until the data is there\"}");
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void argumentsComeFromValuesLinesMethodsAndConstants() {
        kernel.value(1, "enum Kind { SMALL, LARGE, HUGE }\nrecord Box(Kind kind, long size) {}");
        kernel.run(2, """
                import java.time.*;
                @ParameterizedTest @ValueSource(ints = {1, 2}) void isSmall(long n) { assert n < 2; }
                @ParameterizedTest(name = "{index}: {0} has {1}")
                @CsvSource(textBlock = \"""
                    # word, length
                    'a, b', 4
                    ,       0
                    ''''  , 1
                    \""")
                void lengths(String word, int length) { assert (word == null ? 0 : word.length()) == length; }
                Stream<Object[]> boxes() {
                    return Stream.of(new Object[] {Kind.SMALL, 1}, new Object[] {Kind.HUGE, 900});
                }
                @ParameterizedTest @MethodSource("boxes") void fits(Kind kind, double size) { new Box(kind, (long) size); }
                @ParameterizedTest @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HUGE")
                void isKind(Kind kind) { assert kind != Kind.HUGE; }
                @ParameterizedTest @CsvSource({"2026-01-05, LARGE, x"}) void reads(LocalDate day, Kind kind, char c) {
                    assert day.getYear() == 2026 && kind == Kind.LARGE && c == 'x';
                }
                """);
        assertThat(shown().text()).isEqualTo("""
                        passed  isSmall(1)
                        FAILED  isSmall(2), line 2: assert n < 2 does not hold
                        passed  1: "a, b" has "4"
                        passed  2: null has "0"
                        passed  3: "'" has "1"
                        passed  fits(SMALL, 1)
                        passed  fits(HUGE, 900)
                        passed  isKind(SMALL)
                        passed  isKind(LARGE)
                        passed  reads("2026-01-05", "LARGE", "x")
                        1 of 10 tests failed.""");
    }

    @Test
    void testsAreRepeatedEachWithWhatRunsAroundThem() {
        kernel.run(1, """
                int n = 0;
                @BeforeEach void count() { n++; }
                @RepeatedTest(3) void often() { assert n != 2; }
                @RepeatedTest(value = 2, name = "{displayName}: {currentRepetition}/{totalRepetitions}")
                @DisplayName("again") void twice() { }
                @RepeatedTest(0) void never() { }
                """);
        assertThat(shown().text()).isEqualTo("""
                        passed  often 1 of 3
                        FAILED  often 2 of 3, line 3: assert n != 2 does not hold
                        passed  often 3 of 3
                        passed  again: 1/2
                        passed  again: 2/2
                        not run never: it is to run 0 times
                        1 of 5 tests failed, 1 not run.""");
    }

    @Test
    void nothingAndWhatIsEmptyAreArguments() {
        kernel.run(1, """
                @ParameterizedTest @NullAndEmptySource @ValueSource(strings = " ")
                void isBlank(String s) { assert s == null || s.isBlank(); }
                @ParameterizedTest @EmptySource void has(List<Integer> all) { assert all.isEmpty(); }
                @ParameterizedTest @EmptySource void counts(int[] all) { assert all.length == 0; }
                @ParameterizedTest @NullSource void number(int n) { }
                @ParameterizedTest @EmptySource void day(java.time.LocalDate day) { }
                """);
        assertThat(shown().text()).isEqualTo("""
                        passed  isBlank(null)
                        passed  isBlank("")
                        passed  isBlank(" ")
                        passed  has([])
                        passed  counts([])
                        FAILED  number(null), line 5: IllegalArgumentException: null cannot become int
                        FAILED  day, line 6: IllegalArgumentException: there is no empty LocalDate
                        2 of 7 tests failed.""");
    }

    @Test
    void aTestThatTakesTooLongIsInterruptedAndTheNextRuns() {
        kernel.run(1, """
                import java.util.concurrent.TimeUnit;
                @Timeout(value = 50, unit = TimeUnit.MILLISECONDS) @Test void sleeps() throws Exception {
                    new CountDownLatch(1).await();
                }
                @Timeout(30) @Test void quick() { assert !Thread.interrupted(); }
                @Timeout(0) @Test void none() { }
                @Timeout(30) @ParameterizedTest @ValueSource(ints = {1, 2}) void each(int n) { assert n == 1; }
                """);
        assertThat(shown().text()).isEqualTo("""
                        FAILED  sleeps, line 2: TimeoutException: took longer than 0.05 s
                        passed  quick
                        FAILED  none, line 6: IllegalArgumentException: no test ends within 0 ms
                        passed  each(1)
                        FAILED  each(2), line 7: assert n == 1 does not hold
                        3 of 5 tests failed.""");
    }

    @Test
    void argumentsThatCannotBeHadFailTheTestAndNotTheCell() {
        kernel.run(1, """
                @ParameterizedTest @ValueSource(strings = {"1", "one"}) void counts(int n) { }
                List<Integer> none() { return List.of(); }
                @ParameterizedTest @MethodSource void none(int n) { }
                List<Integer> broken() { throw new IllegalStateException("no file"); }
                @ParameterizedTest @MethodSource("broken") void other(int n) { }
                @Test void last() { }
                """);
        assertThat(shown().text())
                .contains("passed  counts(\"1\")", "FAILED  counts(\"one\")", "passed  last", "3 of 5 tests failed")
                .contains("FAILED  none", "its sources give no arguments", "no file");
    }

    @Test
    void whatRunsAroundNoTestIsSaid() {
        kernel.run(1, "@BeforeEach void prepare() { }");

        assertThat(shown().text()).contains("not run no test");
    }

    @Test
    void oneThatTakesParametersIsNotRunAndSaysSo() {
        kernel.run(1, "@Test void adds(int a) { }");

        assertThat(shown().text()).contains("not run adds: a @Test takes no parameters here");
    }
}
