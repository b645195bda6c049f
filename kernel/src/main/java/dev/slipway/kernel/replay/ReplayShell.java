package dev.slipway.kernel.replay;

import dev.slipway.kernel.dialect.CellText;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.library.LibraryFiles;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.snippet.CellSplitter;
import dev.slipway.kernel.snippet.ClassLimits;
import dev.slipway.kernel.snippet.NeededImports;
import dev.slipway.kernel.snippet.SnippetsAhead;
import dev.slipway.kernel.snippet.Startup;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// A JShell that compiles and runs nothing. One thread at a time.
final class ReplayShell implements AutoCloseable {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum)\\s+(\\w+)");

    private final Recorder recorder = new Recorder();
    private final JShell shell;
    private final NeededImports evaluator;
    private final SnippetsAhead ahead;
    private final SourceCodeAnalysis analysis;
    private final CellSplitter splitter;
    private final Set<String> imports = new HashSet<>();
    private final Set<Snippet> reserved = new HashSet<>();
    private final Set<String> droppedTypes = new HashSet<>();
    private int temporaries;

    ReplayShell(List<Path> classPath) {
        shell = JShell.builder()
                .fileManager(LibraryFiles::unindexed)
                .executionEngine(recorder, Map.of())
                .compilerOptions(Startup.options())
                .tempVariableNameGenerator(() -> "$" + ++temporaries)
                .build();
        evaluator = NeededImports.in(shell);
        ahead = SnippetsAhead.in(shell, evaluator);
        analysis = shell.sourceCodeAnalysis();
        splitter = CellSplitter.over(analysis);
        if (!classPath.isEmpty()) {
            shell.addToClasspath(
                    classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
        var startup = Startup.imports(classPath);
        evaluator.begin(startup);
        startup.forEach(text -> imports.add(Startup.plain(text)));
        recorder.take();
    }

    /// Returns the snippets of a cell, without its magics.
    List<CellSnippet> split(SourceCell cell) {
        return CellText.of(cell).snippets(splitter::split);
    }

    /// Says which snippets will be compiled next, in this order, before anything is dropped: they may be compiled at
    /// once.
    void announce(List<String> texts) {
        ahead.announce(texts);
    }

    /// Compiles one snippet; empty for an import that is in force already.
    List<SnippetEvent> evaluate(String text) {
        var plain = Startup.plain(text);
        if (imports.contains(plain)) {
            ahead.skip(text);
            return List.of();
        }
        var events = ahead.eval(text);
        if (events.size() == 1
                && events.getFirst().snippet() instanceof ImportSnippet
                && events.getFirst().status() == Snippet.Status.VALID) {
            imports.add(plain);
        }
        return events;
    }

    /// Returns the snippet classes, by their outermost class, that were compiled since the last call.
    Set<String> compiled() {
        return recorder.take().keySet().stream()
                .map(SnippetClasses::outer)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Returns the class files of `snippet` with the lines of its cell; `texts` as in `LineMap`.
    Map<String, byte[]> classes(Snippet snippet, List<LineMap.Text> texts) {
        var wrapper = analysis.wrapper(snippet);
        var lines = LineMap.of(wrapper, texts);
        var classes = new LinkedHashMap<String, byte[]>();
        recorder.classesOf(wrapper.fullClassName())
                .forEach((name, bytes) -> classes.put(name, ClassPatch.withLines(bytes, lines)));
        return classes;
    }

    String outer(Snippet snippet) {
        return analysis.wrapper(snippet).fullClassName();
    }

    List<Diag> diagnostics(Snippet snippet) {
        return shell.diagnostics(snippet).toList();
    }

    Snippet.Status status(Snippet snippet) {
        return shell.status(snippet);
    }

    /// Tells whether a snippet is right but too large for a class file.
    boolean isTooLarge(Snippet snippet) {
        return ClassLimits.areBrokenBy(snippet, shell);
    }

    List<String> unresolved(DeclarationSnippet snippet) {
        return shell.unresolvedDependencies(snippet).toList();
    }

    /// Returns the variables in force and their types.
    Map<String, String> variables() {
        return shell.variables()
                .filter(variable -> shell.status(variable).isActive())
                .collect(Collectors.toMap(VarSnippet::name, VarSnippet::typeName, (_, later) -> later));
    }

    /// Returns the names of the variables, methods and types in force.
    Set<String> names() {
        return shell.snippets()
                .filter(snippet -> shell.status(snippet).isDefined()
                        && snippet instanceof PersistentSnippet
                        && snippet.kind() != Snippet.Kind.IMPORT)
                .map(snippet -> ((PersistentSnippet) snippet).name())
                .collect(Collectors.toSet());
    }

    /// Takes back what cells gave, the last first. The variables of expressions keep their numbers.
    void drop(List<Snippet> snippets) {
        var dropped = new ArrayList<Snippet>();
        for (var snippet : snippets.reversed()) {
            if (shell.status(snippet).isActive()) {
                shell.drop(snippet);
                dropped.add(snippet);
                if (snippet instanceof ImportSnippet) {
                    imports.remove(Startup.plain(snippet.source()));
                }
                if (snippet instanceof TypeDeclSnippet type) {
                    reserve(type.name());
                    droppedTypes.add(type.name());
                }
            }
        }
        ahead.forget(dropped);
        recorder.take();
    }

    /// Declares the type `name` so that nobody can see it.
    ///
    /// JShell 25 fails to name the type of any later `var`, and takes it for `Object`, once a type of the
    /// notebook was dropped or rejected: its list of types then has a hole. A type that waits for its superclass
    /// fills it.
    void reserve(String name) {
        var text = "class " + name + " extends $Nothing$ {}";
        ahead.mention(text);
        evaluator.eval(text).forEach(event -> reserved.add(event.snippet()));
        recorder.take();
    }

    /// Tells whether `source` declares a type of a name that was dropped: types that need each other are then compiled
    /// against what stands for it, and fail.
    boolean redeclares(String source) {
        return TYPE.matcher(source).results().anyMatch(match -> droppedTypes.contains(match.group(1)));
    }

    /// Tells whether `snippet` is none of a cell.
    boolean isReserved(Snippet snippet) {
        return reserved.contains(snippet);
    }

    @Override
    public void close() {
        shell.close();
    }
}
