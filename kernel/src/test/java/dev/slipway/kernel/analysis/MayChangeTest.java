package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.deps.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What methods of libraries may do to a notebook's objects.
class MayChangeTest {
    private static final String LIBRARY = """
            package lib;
            public class Model {
                public void fit(double[] data, String name) {}
                public double getScore() { return 0; }
                public static double sum(java.util.List<Double> xs, int n) { return 0; }
            }
            """;

    @TempDir
    static Path folder;

    private static CompilerAnalysis analysis;

    @BeforeAll
    static void start() throws IOException {
        var jar = Files.write(folder.resolve("lib.jar"), TestRepository.jar(LIBRARY));
        analysis = CompilerAnalysis.create(
                Stream.concat(Cells.classPath().stream(), Stream.of(jar)).toList());
    }

    @AfterAll
    static void close() {
        analysis.close();
    }

    /// Returns what the last cell may change, and what it changes.
    private static List<List<String>> changes(String... cells) throws InterruptedException {
        var graph = analysis.analyse(Cells.of(cells)).graph();
        assertThat(graph.problems()).isEmpty();
        var last = graph.cells().getLast();
        return List.of(graph.mayChange(last.cell().id()), last.changes());
    }

    @Test
    void whatALibraryIsCalledOnOrGivenMayChange() throws InterruptedException {
        assertThat(changes("var m = new lib.Model(); double[] d = {1}; String s = \"a\";", "m.fit(d, s);"))
                .containsExactly(List.of("m", "d"), List.of());
        assertThat(changes("var xs = new ArrayList<Double>(); int n = 1;", "double r = lib.Model.sum(xs, n);"))
                .containsExactly(List.of("xs"), List.of());
    }

    @Test
    void alsoThroughMethodsOfTheNotebook() throws InterruptedException {
        assertThat(changes(
                        "var m = new lib.Model(); double[] d = {1};",
                        "void train(lib.Model model, double[] data) { model.fit(data, \"x\"); }", "train(m, d);"))
                .containsExactly(List.of("m", "d"), List.of());
    }

    @Test
    void questionsAndWhatIsKnownChangeNothing() throws InterruptedException {
        assertThat(changes("var m = new lib.Model();", "double r = m.getScore();"))
                .containsExactly(List.of(), List.of());
        assertThat(changes("var xs = new ArrayList<Double>();", "int n = xs.size(); String t = xs.toString();"))
                .containsExactly(List.of(), List.of());
        assertThat(changes("var xs = new ArrayList<Double>();", "xs.add(1.0);"))
                .containsExactly(List.of(), List.of("xs"));
    }
}
