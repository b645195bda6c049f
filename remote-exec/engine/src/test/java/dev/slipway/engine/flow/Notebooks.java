package dev.slipway.engine.flow;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.kernel.analysis.CompilerAnalysis;
import dev.slipway.kernel.deps.NotebookJars;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.installation.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Notebooks from texts, compiled with the real compiler.
public final class Notebooks implements AutoCloseable {
    private static final Set<String> DETERMINISM = Set.of(
            "reads-clock",
            "unseeded-random",
            "default-locale",
            "reads-environment",
            "unordered-iteration",
            "uses-network");

    private static final Path NOWHERE = Path.of("nowhere", "nb.ipynb").toAbsolutePath();

    private final CompilerAnalysis analysis;
    private final NotebookFlowCompiler compiler;

    private Notebooks(List<Path> classPath) {
        analysis = CompilerAnalysis.create(classPath);
        compiler = new NotebookFlowCompiler(
                analysis, new NotebookJars(MavenResolver.create(Home.here(), List.of()), Network.FORBIDDEN, _ -> {}));
    }

    /// Returns a compiler whose cells see the JDK and the API.
    public static Notebooks plain() {
        return new Notebooks(classPath().stream()
                .filter(path -> path.toString().contains("api")
                        && !path.toString().contains("tablesaw")
                        && !path.toString().contains("duckdb"))
                .toList());
    }

    /// Returns a compiler whose cells see the data libraries too.
    public static Notebooks withLibraries() {
        return new Notebooks(classPath());
    }

    static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !path.toString().contains("test-classes"))
                .toList();
    }

    /// Returns a document of cells; one that begins with `#` is Markdown.
    public static Document document(String... sources) {
        var cells = new ArrayList<Cell>();
        for (var source : sources) {
            var kind = source.startsWith("#") ? CellKind.MARKDOWN : CellKind.CODE;
            cells.add(Cell.of(new CellId("c" + (cells.size() + 1)), kind, source));
        }
        return Document.of(cells);
    }

    public NotebookFlowCompiler compiler() {
        return compiler;
    }

    public CompilerAnalysis analysis() {
        return analysis;
    }

    public Compiled compile(String... sources) {
        return compile(NOWHERE, document(sources));
    }

    public Compiled compile(Document document) {
        return compile(NOWHERE, document);
    }

    /// Compiles a file.
    public Compiled compile(Path file) throws IOException {
        if (NotebookFiles.open(file) instanceof Opened.Notebook opened) {
            return compile(file, opened.document());
        }
        throw new IOException("no notebook: " + file);
    }

    /// Returns the plan of cells that make a flow.
    public Plan plan(String... sources) {
        return flow(sources).plan();
    }

    public Compiled.Flow flow(String... sources) {
        if (compile(sources) instanceof Compiled.Flow flow) {
            return flow;
        }
        throw new AssertionError("refused: " + problems(sources));
    }

    /// Returns each problem as `3 code`, the cell 1-based.
    public List<String> problems(String... sources) {
        return problems(compile(sources));
    }

    /// Returns each problem as `3 code`, but not what only says that code may give something else the next time.
    public static List<String> problems(Compiled compiled) {
        return compiled.problems().stream()
                .filter(problem -> !DETERMINISM.contains(problem.code()))
                .map(problem ->
                        (problem.place() == null ? "" : (problem.place().cellIndex() + 1) + " ") + problem.code())
                .toList();
    }

    /// Returns each read of a step as `name from`.
    public static List<String> reads(Step step) {
        return step.reads().stream()
                .map(read -> read.name() + " " + read.from())
                .toList();
    }

    public static List<String> writes(Step step) {
        return step.writes().stream().map(write -> write.name()).toList();
    }

    @Override
    public void close() {
        analysis.close();
    }

    private Compiled compile(Path notebook, Document document) {
        try {
            return compiler.compile(notebook, document);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
