package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.analysis.CompilerAnalysis;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.Redefinitions.Change;
import dev.slipway.kernel.engine.Redefinitions.How;
import dev.slipway.kernel.engine.Redefinitions.Kind;
import dev.slipway.kernel.engine.Redefinitions.Reader;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.rerun.LiveHistory;
import dev.slipway.kernel.rerun.Rerun;
import dev.slipway.kernel.rerun.Rerun.Goal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Redefinition never lies: every kind of definition, changed in every way, with every kind of reader. What is read is
/// the value from before, the new one, or, where a type or signature changed, refused in words; never 0, null, an
/// exception from our inside, or "cannot find symbol" for a name that is there. Readers that are run again see the new
/// value, and are marked until then: none that shows what is no longer so is called fresh. The graph knows of each of
/// them that it reads the definition.
class RedefinitionMatrixTest {
    /// Words with which a person can do something; those of the compiler about the reader's own text are among them.
    private static final Pattern IN_WORDS = Pattern.compile(
            "holds a|has no value|no longer compiles|waits for|incompatible types|cannot be applied|does not cover"
                    + "|no suitable|cannot be converted|changed what it");
    private static final Pattern NOT_THERE = Pattern.compile("cannot find symbol|which no cell has defined");

    private static TestKernel kernel;
    private static CompilerAnalysis analysis;

    private final LiveHistory history = new LiveHistory();

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
        analysis = CompilerAnalysis.create(Installation.locate().libraries());
    }

    @AfterAll
    static void stop() {
        kernel.close();
        analysis.close();
    }

    /// All with `--long`; else about every third one, each kind among them: a change takes more than a second.
    static Stream<Arguments> changes() {
        int step = Boolean.getBoolean("slipway.long") ? 1 : 3;
        return IntStream.range(0, Redefinitions.KINDS.size()).boxed().flatMap(at -> {
            var kind = Redefinitions.KINDS.get(at);
            int first = Math.min(at % step, kind.changes().size() - 1);
            return IntStream.iterate(first, i -> i < kind.changes().size(), i -> i + step)
                    .mapToObj(i -> Arguments.of(kind, kind.changes().get(i)));
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("changes")
    void whatIsReadIsTrue(Kind kind, Change change) throws IOException {
        var readers = kind.readers();
        try {
            run(1, kind.source());
            for (int i = 0; i < readers.size(); i++) {
                run(i + 2, readers.get(i).source());
            }
            assertThat(probe(readers)).as("before").allMatch(kind.value()::equals);

            run(1, change.source());

            var lies = new ArrayList<String>();
            var leftAlone = probe(readers);
            for (int i = 0; i < readers.size(); i++) {
                check(kind, change, readers.get(i), leftAlone.get(i), "left alone", lies);
            }
            var marked = marked(change, readers);
            for (int i = 0; i < readers.size(); i++) {
                boolean mayBeStale = !readers.get(i).source().isEmpty()
                        && leftAlone.get(i).equals(kind.value())
                        && !kind.value().equals(change.value());
                if (mayBeStale && !marked.contains(new CellId("c" + (i + 2)))) {
                    lies.add(readers.get(i).name() + " is not marked and shows " + leftAlone.get(i));
                }
            }
            runAgain(kind, change, readers, lies);
            assertThat(lies).isEmpty();
        } finally {
            kernel.forgetAll();
        }
    }

    private void run(int number, String source) {
        kernel.value(number, source);
        history.ran(new CellId("c" + number), source, true, Objects.requireNonNull(kernel.engine.trace()));
    }

    /// Returns the cells that "run stale" would run, after the first was changed and run, and those told to be wrong.
    private Set<CellId> marked(Change change, List<Reader> readers) throws IOException {
        var cells = new ArrayList<>(List.of(TestKernel.cell(1, change.source())));
        for (int i = 0; i < readers.size(); i++) {
            cells.add(TestKernel.cell(i + 2, readers.get(i).source()));
        }
        var graph = analysis.analyse(cells).graph();
        var marked =
                new HashSet<>(Rerun.of(cells, graph, history, Goal.EVERY_CELL).runs());
        graph.problems().stream()
                .map(Problem::place)
                .filter(Objects::nonNull)
                .forEach(place -> marked.add(place.cell()));
        return marked;
    }

    private static void runAgain(Kind kind, Change change, List<Reader> readers, List<String> lies) {
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < readers.size(); i++) {
            outcomes.add(kernel.run(i + 2, readers.get(i).source()));
        }
        var seen = probe(readers);
        for (int i = 0; i < readers.size(); i++) {
            var reader = readers.get(i);
            var now = outcomes.get(i) instanceof Outcome.Succeeded ? seen.get(i) : text(outcomes.get(i));
            if (change.value() == null) {
                check(kind, change, reader, now, "run again", lies);
            } else if (!now.equals(change.value())) {
                lies.add(reader.name() + " run again: " + now + " instead of " + change.value());
            }
        }
    }

    private static void check(Kind kind, Change change, Reader reader, String seen, String when, List<String> lies) {
        boolean isTrue = seen.equals(kind.value()) || seen.equals(change.value());
        boolean mayRefuse = change.how() != How.VALUE && change.how() != How.BODY;
        boolean isGone = change.value() == null;
        boolean isInWords = (seen.startsWith("refused") || seen.startsWith("threw UnresolvedReference"))
                && (IN_WORDS.matcher(seen).find()
                        || (isGone && NOT_THERE.matcher(seen).find()));
        if (!isTrue && !(mayRefuse && isInWords)) {
            lies.add(reader.name() + " " + when + ": " + seen);
        }
    }

    /// Returns what each reader sees: asked at once, which is quick, or one by one if that is refused.
    private static List<String> probe(List<Reader> readers) {
        var all = readers.stream()
                .map(reader -> "\"\" + (" + reader.probe() + ")")
                .toList();
        var together = kernel.run(9, "String.join(\"\\n\", " + String.join(", ", all) + ")");
        return together instanceof Outcome.Succeeded
                ? List.of(text(together).split("\n"))
                : readers.stream()
                        .map(reader -> text(kernel.run(9, reader.probe())))
                        .toList();
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded succeeded ->
                succeeded.value() == null
                        ? "nothing"
                        : Objects.requireNonNull(succeeded.value()).text();
            case Outcome.Rejected rejected ->
                "refused: "
                        + rejected.problems().stream()
                                .map(each -> each.message())
                                .toList();
            case Outcome.Threw threw -> "threw " + threw.type() + ": " + threw.message();
            default -> outcome.toString();
        };
    }

    /// A declaration alone runs nothing: what a method or a class reads is read by the cell that uses it.
    @Test
    void theGraphKnowsEveryReader() throws IOException {
        var cells = new ArrayList<SourceCell>();
        var expected = new ArrayList<String>();
        for (var kind : Redefinitions.KINDS) {
            cells.add(TestKernel.cell(cells.size() + 1, kind.source()));
            for (var reader : kind.readers()) {
                if (!reader.source().isEmpty()) {
                    cells.add(TestKernel.cell(cells.size() + 1, reader.source()));
                }
                int probe = cells.size() + 1;
                cells.add(TestKernel.cell(probe, reader.probe()));
                if (!kind.reads().isEmpty()) {
                    expected.add(kind + ", " + reader.name() + ": " + probe + " depends on " + kind.reads());
                }
            }
        }

        var graph = analysis.analyse(cells).graph();

        assertThat(graph.problems()).isEmpty();
        var known = new HashSet<String>();
        for (int at = 0; at < graph.cells().size(); at++) {
            for (var node : List.of(graph.cells().get(at), graph.cells().get(Math.max(0, at - 1)))) {
                for (var name : node.reads()) {
                    known.add((at + 1) + " depends on " + name);
                }
            }
        }
        assertThat(expected).allSatisfy(each -> assertThat(known).contains(each.substring(each.indexOf(": ") + 2)));
    }
}
