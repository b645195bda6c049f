package dev.slipway.kernel.engine;

import java.io.IOException;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;

/// Where JShell looks for sources, whose comments are the documentation: the JDK's, and those of libraries. One thread
/// at a time.
///
/// JShell has no call for it: its list is replaced by reflection. Where that is not allowed
/// (`--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED`) it knows the JDK's only.
final class SourcePath {
    private final SourceCodeAnalysis analysis;
    private final Set<Path> added = new HashSet<>();

    SourcePath(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /// Adds the sources in `jar`; returns whether they are new.
    boolean add(Path jar) {
        if (!added.add(jar)) {
            return false;
        }
        try {
            var find = analysis.getClass().getDeclaredMethod("findSources");
            var list = analysis.getClass().getDeclaredField("availableSources");
            find.setAccessible(true);
            list.setAccessible(true);
            var all = new ArrayList<Object>((List<?>) find.invoke(analysis));
            // stays open as long as the shell
            all.addFirst(FileSystems.newFileSystem(jar).getPath("/"));
            list.set(analysis, all);
            return true;
        } catch (ReflectiveOperationException | InaccessibleObjectException | IOException e) {
            return false;
        }
    }
}
