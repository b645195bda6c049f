package dev.slipway.kernel.replay;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compiles notebooks with JShell. Thread-safe: one notebook at a time, others wait.
///
/// Cost: some 15 ms a snippet and half a second for the first; what was compiled before is kept up to the first
/// changed cell, whatever its position.
public final class JShellReplayer implements Replayer {
    private final List<Path> classPath;
    private final List<RawCell> kept = new ArrayList<>();
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
    public synchronized Replay replay(List<SourceCell> cells) {
        var code = cells.stream().filter(cell -> cell.kind() == CellKind.CODE).toList();
        var compiling = keep(code);
        for (var cell : code.subList(kept.size(), code.size())) {
            kept.add(compiling.compile(cell));
        }
        return new Assembly(compiling, code, kept).replay();
    }

    /// Drops what was compiled of cells that are no longer the same.
    private CellCompiler keep(List<SourceCell> code) {
        int same = 0;
        while (same < Math.min(code.size(), kept.size()) && isSame(code.get(same), kept.get(same).cell)) {
            same++;
        }
        var dropped = kept.subList(same, kept.size());
        var compiling = compiler;
        if (compiling == null || dropped.stream().anyMatch(cell -> cell.entangled)) {
            return restart();
        }
        if (!dropped.isEmpty()) {
            compiling.drop(List.copyOf(dropped), dropped.getFirst().temporaries);
            dropped.clear();
        }
        return compiling;
    }

    private CellCompiler restart() {
        close();
        var opened = new ReplayShell(classPath);
        var compiling = new CellCompiler(opened);
        shell = opened;
        compiler = compiling;
        return compiling;
    }

    private static boolean isSame(SourceCell one, SourceCell other) {
        return one.source().equals(other.source()) && one.tags().equals(other.tags());
    }

    @Override
    public synchronized void close() {
        if (shell != null) {
            shell.close();
        }
        shell = null;
        compiler = null;
        kept.clear();
    }
}
