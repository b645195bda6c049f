package dev.slipway.kernel.replay;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compiles notebooks with JShell. Thread-safe: one notebook at a time, others wait.
///
/// Cost: half a second for the first snippet; then some 3 ms for one that tells its type and stands among others that
/// do, 15 ms for any other. What was compiled before is kept up to the first
/// changed cell, whatever its position, and behind the last changed one as long as what the changed cells declare
/// stays the same, or while they do not compile: so a person who types in one cell waits for that cell only.
public final class JShellReplayer implements Replayer {
    /// What the compiler says where a name stands for another kind of type than is meant.
    private static final Pattern GHOSTLY =
            Pattern.compile("interface expected here|invalid permits clause|cannot inherit from|no interface expected");

    private final List<Path> classPath;
    private List<RawCell> kept = new ArrayList<>();
    /// How many of the kept cells, from the top, the shell holds.
    private int held;
    /// What the cells behind `held` were compiled against.
    private List<RawCell> basis = List.of();

    private List<Path> added = List.of();
    private final ClassPool pool = new ClassPool();
    private @Nullable ReplayShell shell;
    private @Nullable CellCompiler compiler;

    private JShellReplayer(List<Path> classPath) {
        this.classPath = List.copyOf(classPath);
    }

    /// Returns a replayer for notebooks whose code sees the JDK and `classPath`.
    ///
    /// @param classPath jars and folders, `slipway-api` among them
    public static JShellReplayer create(List<Path> classPath) {
        return new JShellReplayer(classPath);
    }

    @Override
    public synchronized Replay replay(List<SourceCell> cells, List<Path> jars) {
        if (!jars.equals(added)) {
            close();
            added = List.copyOf(jars);
        }
        var code = cells.stream().filter(cell -> cell.kind() == CellKind.CODE).toList();
        int same = 0;
        while (same < Math.min(code.size(), kept.size()) && isSame(code.get(same), kept.get(same).cell)) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(code.size(), kept.size()) - same
                && isSame(code.get(code.size() - 1 - tail), kept.get(kept.size() - 1 - tail).cell)) {
            tail++;
        }
        boolean isWhole = false;
        try {
            if (compiler == null || same < code.size() || same < kept.size()) {
                bring(code, same, tail);
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                close(); // what the shell holds is not what is kept
            }
        }
        return new Assembly(code, kept, pool.next()).replay();
    }

    /// Compiles what has changed; everything, where that would not give the same.
    private void bring(List<SourceCell> code, int same, int tail) {
        boolean wasUsed = compiler != null;
        compile(code, same, tail);
        boolean meetsGhost = wasUsed && kept.stream().anyMatch(JShellReplayer::meetsGhost);
        if (meetsGhost || isSpoilt()) {
            restart();
            kept = new ArrayList<>();
            held = 0;
            basis = List.of();
            compile(code, 0, 0);
        }
    }

    /// Tells whether a cell may have been refused only because the shell remembers a type that is gone.
    private static boolean meetsGhost(RawCell cell) {
        return cell.problems.stream()
                .anyMatch(problem -> GHOSTLY.matcher(problem.words()).find());
    }

    /// Brings what is kept in line with `code`.
    ///
    /// @param same how many cells at the top are the same
    /// @param tail how many cells at the end are the same
    private void compile(List<SourceCell> code, int same, int tail) {
        boolean wasOnly = held == kept.size() - tail;
        var before = wasOnly && !basis.isEmpty() ? basis : List.copyOf(kept.subList(same, kept.size() - tail));
        var behind = List.copyOf(kept.subList(kept.size() - tail, kept.size()));
        boolean known = wasOnly || held == kept.size();
        var compiling = seek(code, same);
        var now = new ArrayList<>(kept.subList(0, same));
        now.addAll(compiling.compile(code.subList(same, code.size() - tail)));
        var changed = List.copyOf(now.subList(same, now.size()));
        basis = List.of();
        if (known && !behind.isEmpty() && mayKeep(before, changed, behind)) {
            basis = before;
            now.forEach(compiling::settle);
            held = now.size();
            now.addAll(behind);
        } else {
            now.addAll(compiling.compile(code.subList(code.size() - tail, code.size())));
            now.forEach(compiling::settle);
            held = now.size();
        }
        kept = now;
    }

    /// Tells whether a cell may fail only because of what the shell held before.
    private boolean isSpoilt() {
        var opened = shell;
        return opened != null
                && kept.stream().anyMatch(cell -> !cell.problems.isEmpty() && opened.redeclares(cell.cell.source()));
    }

    private static boolean mayKeep(List<RawCell> before, List<RawCell> changed, List<RawCell> behind) {
        if (before.isEmpty() || behind.stream().anyMatch(cell -> cell.entangled)) {
            return false;
        }
        boolean broken = changed.stream().anyMatch(cell -> !cell.problems.isEmpty());
        boolean plain = changed.stream().noneMatch(cell -> cell.entangled);
        return plain
                && Collections.disjoint(names(changed), names(behind))
                && (broken || CellFace.of(before).equals(CellFace.of(changed)));
    }

    /// Returns JShell's names of the classes of `cells`. It gives a name again once what had it is dropped: the cells
    /// that stay would then get the wrong class.
    private static Set<String> names(List<RawCell> cells) {
        return cells.stream()
                .flatMap(cell -> cell.snippets.stream())
                .map(RawCell.RawSnippet::outer)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /// Makes the shell hold the first `same` cells and no others.
    private CellCompiler seek(List<SourceCell> code, int same) {
        var compiling = compiler;
        var dropped = List.copyOf(kept.subList(Math.min(same, held), held));
        boolean canDrop = compiling != null && dropped.stream().noneMatch(cell -> cell.entangled);
        if (compiling == null || !canDrop || !compiling.drop(dropped)) {
            compiling = restart();
            held = 0;
        } else {
            held = Math.min(held, same);
        }
        var again = compiling.compile(code.subList(held, same));
        for (int i = 0; i < again.size(); i++) {
            kept.set(held + i, again.get(i));
        }
        held = same;
        return compiling;
    }

    private CellCompiler restart() {
        if (shell != null) {
            shell.close();
        }
        var opened = new ReplayShell(
                Stream.concat(classPath.stream(), added.stream()).toList());
        var compiling = new CellCompiler(opened);
        shell = opened;
        compiler = compiling;
        return compiling;
    }

    private static boolean isSame(SourceCell one, SourceCell other) {
        return one.source().equals(other.source())
                && one.tags().equals(other.tags())
                && one.loads().equals(other.loads());
    }

    @Override
    public synchronized void close() {
        if (shell != null) {
            shell.close();
        }
        shell = null;
        compiler = null;
        kept = new ArrayList<>();
        held = 0;
        basis = List.of();
    }
}
