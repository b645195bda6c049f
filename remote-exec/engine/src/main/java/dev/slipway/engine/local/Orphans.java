package dev.slipway.engine.local;

import static java.lang.System.Logger.Level.DEBUG;

import dev.slipway.api.run.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What runs leave behind whose process died: processes that their tasks started, and the workers' scratch folders.
/// Workers themselves end with their run process. Immutable.
///
/// @param store the folder of the store
record Orphans(Path store) {
    /// Names the environment variable that a run's workers have, and what their tasks start inherits: the run's id.
    static final String MARK = "SLIPWAY_RUN";

    private static final System.Logger LOG = System.getLogger(Orphans.class.getName());
    private static final Path PROCESSES = Path.of("/proc");

    /// Ends and removes what is left of these runs, as far as that can be found: processes on Linux only.
    void end(List<RunId> runs) {
        of(runs).forEach(ProcessHandle::destroyForcibly);
        runs.forEach(this::removeScratch);
    }

    /// Returns the workers of these runs and what their tasks have started; none where the system does not tell.
    static Stream<ProcessHandle> of(List<RunId> runs) {
        return Files.isDirectory(PROCESSES)
                ? ProcessHandle.allProcesses()
                        .filter(process -> !process.equals(ProcessHandle.current()) && isOf(process, runs))
                : Stream.empty();
    }

    private static boolean isOf(ProcessHandle process, List<RunId> runs) {
        try {
            var file = PROCESSES.resolve(String.valueOf(process.pid())).resolve("environ");
            var environment = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return runs.stream().anyMatch(run -> environment.contains(MARK + "=" + run.value()));
        } catch (IOException e) {
            return false; // it has ended, or is another person's
        }
    }

    /// What failed tasks left is kept.
    private void removeScratch(RunId run) {
        var folder = store.resolve("scratch").resolve(run.value());
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var all = Files.list(folder)) {
            for (var each : all.toList()) {
                if (String.valueOf(each.getFileName()).startsWith("worker-")) {
                    remove(each);
                }
            }
        } catch (IOException e) {
            LOG.log(DEBUG, "cannot remove the scratch folders of " + run, e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
