package dev.slipway.kernel.directive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DirectiveParserTest {
    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("//| step: train", new Directive.Step("train")),
                Arguments.of("  //|step:train  ", new Directive.Step("train")),
                Arguments.of(
                        "//| foreach: country : countries, p : grid",
                        new Directive.Foreach(
                                List.of(new Directive.Loop("country", "countries"), new Directive.Loop("p", "grid")))),
                Arguments.of("//| gather: model -> models", new Directive.Gather("model", "models")),
                Arguments.of("//| parameters", new Directive.Parameters()),
                Arguments.of("//| resources: cpu=4, memory=16GB, gpu=1", new Directive.Resources(4.0, 16L << 30, 1)),
                Arguments.of("//| resources: cpu=0.5", new Directive.Resources(0.5, null, null)),
                Arguments.of("//| resources: memory=1.5GB", new Directive.Resources(null, 3L << 29, null)),
                Arguments.of("//| timeout: 2h", new Directive.Timeout(Duration.ofHours(2))),
                Arguments.of("//| timeout: 1h30m", new Directive.Timeout(Duration.ofMinutes(90))),
                Arguments.of("//| timeout: 500ms", new Directive.Timeout(Duration.ofMillis(500))),
                Arguments.of("//| retry: 3", new Directive.Retry(3)),
                Arguments.of("//| catch: error", new Directive.Catch("error")),
                Arguments.of("//| keep: a, b", new Directive.Keep(List.of("a", "b"))),
                Arguments.of("//| mutates: sales", new Directive.Mutates(List.of("sales"))),
                Arguments.of("//| secret: API_KEY", new Directive.Secret("API_KEY")),
                Arguments.of("//| cache: off", new Directive.CacheOff()),
                Arguments.of("//| skip", new Directive.Skip()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsEveryDirective(String line, Directive expected) {
        var read = DirectiveParser.parse(cell(line + "\nint x = 1;"));

        assertThat(read.problems()).isEmpty();
        assertThat(read.all(Directive.class)).containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsBackWhatIsWritten(String line, Directive expected) {
        var read = DirectiveParser.parse(cell(DirectiveText.of(expected)));

        assertThat(read.all(Directive.class)).as(line).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            //| stpe: train          => unknown-directive  => step      => 5 => 9
            //| For each: a : b      => bad-directive      => key: value => 1 => 20
            //| gathers: a -> b      => unknown-directive  => gather    => 5 => 12
            //| xyzzyx: 1            => unknown-directive  => timeout   => 5 => 11
            //| step                 => bad-directive      => step: train => 1 => 9
            //| step:                => bad-directive      => step: train => 1 => 10
            //| step: my step        => bad-directive      => letters   => 11 => 18
            //| step: foreach        => bad-directive      => another   => 11 => 18
            //| foreach: a           => bad-directive      => country   => 14 => 15
            //| foreach: a : range(3) => bad-directive     => variable  => 18 => 26
            //| foreach: a : List.of(1, 2) => bad-directive => variable => 18 => 31
            //| foreach: a : b, a : c => bad-directive     => own       => 21 => 26
            //| foreach: class : b   => bad-directive      => Java      => 14 => 19
            //| gather: models       => bad-directive      => ->        => 13 => 19
            //| gather: m -> m       => bad-directive      => ms        => 18 => 19
            //| resources: cpus=4    => unknown-directive  => cpu       => 16 => 20
            //| resources: cpu=0     => bad-directive      => cpu=4     => 20 => 21
            //| resources: memory=16 => bad-directive      => 16GB      => 23 => 25
            //| resources: gpu=1.5   => bad-directive      => gpu=1     => 20 => 23
            //| resources: 4         => bad-directive      => cpu=4     => 16 => 17
            //| timeout: 2           => bad-directive      => 90s       => 14 => 15
            //| timeout: 0s          => bad-directive      => 90s       => 14 => 16
            //| timeout: 99999999999999999999h => bad-directive => 90s   => 14 => 35
            //| retry: -1            => bad-directive      => retry: 3  => 12 => 14
            //| retry: many          => bad-directive      => retry: 3  => 12 => 16
            //| catch: my error      => bad-directive      => name      => 12 => 20
            //| keep: a b            => bad-directive      => name      => 11 => 14
            //| cache: on            => bad-directive      => off       => 12 => 14
            //| skip: yes            => bad-directive      => Remove    => 11 => 14
            //| : x                  => bad-directive      => key       => 1 => 8
            """)
    void saysWhatIsWrongAndWhere(String line, String code, String hint, int column, int endColumn) {
        var read = DirectiveParser.parse(cell(line + "\nint x = 1;"));

        assertThat(read.placed()).isEmpty();
        var problem = read.problems().getFirst();
        assertThat(read.problems()).hasSize(1);
        assertThat(problem.severity()).isEqualTo(Severity.ERROR);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.hint()).contains(hint);
        assertThat(problem.message()).contains("cell 7, line 1");
        assertThat(problem.place()).isEqualTo(new Place(new CellId("c7"), 6, 1, column, 1, endColumn));
    }

    @Test
    void readsOneLineAfterAnotherThroughCommentsAndBlankLines() {
        var read = DirectiveParser.parse(cell("""

                // trains one model per country
                //| step: train
                //DEPS a:b:1

                //| retry: 2
                int x = 1;
                """));

        assertThat(read.all(Directive.class)).containsExactly(new Directive.Step("train"), new Directive.Retry(2));
        assertThat(read.placed().getLast().place().line()).isEqualTo(6);
    }

    @Test
    void warnsOfADirectiveBelowCode() {
        var read = DirectiveParser.parse(cell("int x = 1;\n//| step: train"));

        assertThat(read.placed()).isEmpty();
        assertThat(read.problems()).extracting(Problem::code).containsExactly("late-directive");
    }

    @Test
    void refusesTheSameDirectiveTwice() {
        var read = DirectiveParser.parse(cell("//| step: a\n//| step: b"));

        assertThat(read.all(Directive.Step.class)).containsExactly(new Directive.Step("a"));
        assertThat(read.problems()).extracting(Problem::code).containsExactly("repeated-directive");
    }

    @Test
    void takesTheTagForTheDirective() {
        var tagged = new SourceCell(new CellId("c"), 0, CellKind.CODE, "int n = 3;", List.of("parameters"));

        assertThat(DirectiveParser.parse(tagged).all(Directive.class)).containsExactly(new Directive.Parameters());
    }

    @Test
    void takesTagAndDirectiveTogetherForOne() {
        var tagged =
                new SourceCell(new CellId("c"), 0, CellKind.CODE, "//| parameters\nint n = 3;", List.of("parameters"));

        assertThat(DirectiveParser.parse(tagged).all(Directive.class)).containsExactly(new Directive.Parameters());
    }

    @Test
    void findsNoneInMarkdown() {
        var markdown = new SourceCell(new CellId("c"), 0, CellKind.MARKDOWN, "//| step: a", List.of());

        assertThat(DirectiveParser.parse(markdown).placed()).isEmpty();
    }

    @Test
    void injectsLoopVariablesGatheredListsAndTheCaughtMessage() {
        var read = DirectiveParser.parse(cell("""
                //| step: report
                //| foreach: airport : airports, p : grid
                //| gather: model -> models
                //| catch: error
                """));

        assertThat(Injection.of(read))
                .extracting(Injection.Injected::text)
                .containsExactly(
                        "var airport = ((dev.slipway.api.flow.Foreach) null).element(\"airport\", airports);",
                        "var p = ((dev.slipway.api.flow.Foreach) null).element(\"p\", grid);",
                        "var models = ((dev.slipway.api.flow.Foreach) null).gathered(\"model\", model);",
                        "String error = null;");
    }

    private static SourceCell cell(String source) {
        return new SourceCell(new CellId("c7"), 6, CellKind.CODE, source, List.of());
    }
}
