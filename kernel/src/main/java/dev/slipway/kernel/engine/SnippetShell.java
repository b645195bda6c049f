package dev.slipway.kernel.engine;

import dev.slipway.kernel.dialect.CellText;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.classes.ClassChange;
import dev.slipway.kernel.engine.classes.ClassRecorder;
import dev.slipway.kernel.engine.classes.UserClassPath;
import dev.slipway.kernel.library.LibraryFiles;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.snippet.CellSplitter;
import dev.slipway.kernel.snippet.NeededImports;
import dev.slipway.kernel.snippet.Startup;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/// JShell, compiling only: what it wants loaded and run is recorded. One thread at a time; `JShellEngine` holds the
/// lock.
final class SnippetShell implements AutoCloseable {
    private final ClassRecorder recorder = new ClassRecorder();
    private final JShell shell;
    private final NeededImports evaluator;
    private @Nullable LibraryFiles files;
    private final CellSplitter splitter;
    private final List<String> usual;
    private @Nullable SourcePath sources;
    /// The lines of each wrapper as it was compiled; null as long as nobody wants to know.
    private volatile @Nullable Map<String, LineMap> lines;

    SnippetShell(UserClassPath classPath) {
        shell = JShell.builder()
                .fileManager(this::files)
                .executionEngine(new RecordingControl(recorder), null)
                .compilerOptions(Startup.options())
                .tempVariableNameGenerator(new Temporaries()::next)
                .build();
        evaluator = NeededImports.in(shell);
        shell.addToClasspath(classPath.compilerPath());
        splitter = CellSplitter.over(shell.sourceCodeAnalysis());
        usual = Startup.imports(classPath.libraries());
        evaluator.begin(usual);
        analysis().analyzeType("0", 0); // the compiler starts when it is first asked: not in the first cell
        recorder.take();
    }

    private LibraryFiles files(StandardJavaFileManager plain) {
        files = LibraryFiles.indexedLater(plain);
        return files;
    }

    /// Lets JShell make its index of all names, for completion: from the first cell's end on, so as not to hold it up.
    void makeIndex() {
        Objects.requireNonNull(files).open();
    }

    /// Numbers the variables JShell makes for the values of expressions; they are dropped after use.
    private static final class Temporaries {
        private int last;

        String next() {
            return "$" + ++last;
        }
    }

    /// Returns the snippets of a cell, without its magics.
    List<CellSnippet> split(SourceCell cell) {
        return CellText.of(cell).snippets(splitter::split);
    }

    /// Returns the snippets of Java text.
    List<CellSnippet> split(String source) {
        return splitter.split(source);
    }

    /// Compiles one snippet; what it wants done is recorded.
    List<SnippetEvent> eval(String text) {
        return evaluator.eval(text);
    }

    /// Compiles the declaration of the type `declared` again, with the same text, so that its class is a new one.
    List<SnippetEvent> renew(Snippet declared) {
        recorder.retire(wrapper(declared));
        // with the lines elsewhere the code is another, and the class has to be loaded
        return evaluator.eval("\n" + declared.source());
    }

    /// Compiles one snippet whose code is not to run.
    List<SnippetEvent> withoutRunning(String text) {
        recorder.pause();
        try {
            return evaluator.eval(text);
        } finally {
            recorder.resume();
        }
    }

    /// Tells whether an import declaration is in force before the first cell.
    boolean isUsual(String declaration) {
        var plain = Startup.plain(declaration);
        return usual.stream().anyMatch(one -> Startup.plain(one).equals(plain));
    }

    /// Lets the compiler see more jars and folders.
    void add(List<Path> more) {
        if (!more.isEmpty()) {
            shell.addToClasspath(more.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
    }

    /// Takes a definition back. An import that every notebook has stays, also where a cell repeats it.
    List<SnippetEvent> drop(Snippet snippet) {
        if (snippet instanceof ImportSnippet && isUsual(snippet.source())) {
            return List.of();
        }
        return shell.drop(snippet);
    }

    /// Returns what was recorded since the last call.
    List<ClassChange> take() {
        return recorder.take();
    }

    /// Returns the newest code of the classes of a wrapper.
    List<byte[]> codes(String wrapper) {
        return recorder.codes(wrapper);
    }

    Snippet.Status status(Snippet snippet) {
        return shell.status(snippet);
    }

    Stream<Diag> errors(Snippet snippet) {
        return shell.diagnostics(snippet).filter(Diag::isError);
    }

    Stream<String> unresolved(DeclarationSnippet snippet) {
        return shell.unresolvedDependencies(snippet);
    }

    /// Returns the binary name of the class that wraps `snippet` as it was last compiled.
    String wrapper(Snippet snippet) {
        return analysis().wrapper(snippet).fullClassName();
    }

    /// Returns the wrapper of a snippet that has just been compiled, and sees to it that it is the one in force.
    String compiled(Snippet snippet) {
        var wrapper = wrapper(snippet);
        recorder.use(wrapper);
        var known = lines;
        if (known != null) {
            known.put(wrapper, new LineMap(analysis().wrapper(snippet), snippet.source()));
        }
        return wrapper;
    }

    /// Keeps the lines of what is compiled from now on.
    void keepLines() {
        lines = new ConcurrentHashMap<>();
    }

    /// Returns the lines of `wrapper`; null if they were not kept. Any thread.
    @Nullable
    LineMap lines(String wrapper) {
        var known = lines;
        return known == null ? null : known.get(wrapper);
    }

    /// Lets JShell take documentation from the sources in `jar`; returns whether they are new.
    boolean addSources(Path jar) {
        var path = sources;
        if (path == null) {
            path = new SourcePath(analysis());
            sources = path;
        }
        return path.add(jar);
    }

    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    <R> R ask(Function<JShell, R> question) {
        return question.apply(shell);
    }

    @Override
    public void close() {
        makeIndex();
        shell.close();
    }
}
