package dev.slipway.kernel.engine;

import dev.slipway.kernel.deps.LibrarySources;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.deps.SessionJars;
import dev.slipway.kernel.deps.SessionJars.Change;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.classes.UserClassPath;
import dev.slipway.kernel.protocol.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gets what a cell declares before it is compiled. One thread; an interruption may come from any.
final class Requirements {
    private final SessionJars jars;
    private final UserClassPath classPath;
    private @Nullable Thread waiting;
    private @Nullable LibrarySources sources;

    Requirements(SessionJars jars, UserClassPath classPath) {
        this.jars = jars;
        this.classPath = classPath;
    }

    /// Returns what gets the sources of libraries.
    synchronized LibrarySources sources() {
        var made = sources;
        if (made == null) {
            made = new LibrarySources(jars);
            sources = made;
        }
        return made;
    }

    /// Whether a cell has what it needs.
    sealed interface Result {}

    /// It has.
    record Met() implements Result {}

    /// It has not, and is not run.
    record Unmet(Outcome outcome) implements Result {}

    /// Resolves what `cell` declares and puts it on the class path.
    ///
    /// @param compiler takes what the compiler is to see
    Result meet(SourceCell cell, Interruption interruption, Consumer<List<Path>> compiler) {
        begin();
        interruption.begin(this::interrupt);
        try {
            return switch (jars.ask(cell)) {
                case Change.None _ -> new Met();
                case Change.Refuse refuse -> new Unmet(new Outcome.Rejected(refuse.problems()));
                case Change.Add add -> {
                    add(add.jars(), compiler);
                    jars.accept(List.of(cell), add.jars());
                    add.notes().forEach(note -> System.err.println((note.message() + "\n" + note.hint()).strip()));
                    yield new Met();
                }
            };
        } catch (InterruptedException e) {
            return new Unmet(new Outcome.Interrupted());
        } finally {
            interruption.end();
            end();
        }
    }

    /// Puts jars on the class path that a front end has resolved.
    void provide(List<SourceCell> cells, List<ResolvedJar> given, Consumer<List<Path>> compiler) {
        jars.trust();
        var added = jars.missing(given);
        add(added, compiler);
        jars.accept(cells, added);
    }

    private void add(List<ResolvedJar> added, Consumer<List<Path>> compiler) {
        var files = added.stream().map(ResolvedJar::file).toList();
        classPath.add(files);
        compiler.accept(files);
    }

    private synchronized void begin() {
        waiting = Thread.currentThread();
    }

    private synchronized void end() {
        waiting = null;
        var _ = Thread.interrupted(); // an interrupt that came too late is the cell's no more
    }

    private synchronized void interrupt() {
        if (waiting != null) {
            waiting.interrupt();
        }
    }
}
