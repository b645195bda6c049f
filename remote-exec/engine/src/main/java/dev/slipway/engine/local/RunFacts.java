package dev.slipway.engine.local;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.reuse.Wiring;
import dev.slipway.engine.run.RunRequest;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What does not change while a run goes on.
///
/// @param key of the run in the store
/// @param id names the run
/// @param request what was asked
/// @param wiring the plan with its reads bound
/// @param parameters values of all parameters; copied
/// @param store the folder of the store
record RunFacts(
        long key, RunId id, RunRequest request, Wiring wiring, Map<String, @Nullable Object> parameters, Path store) {
    RunFacts {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// Returns the folder for what tasks leave on disk.
    Path scratch() {
        return store.resolve("scratch").resolve(id.value());
    }

    /// Returns the scratch folder of a worker.
    Path scratchOf(int worker) {
        return scratch().resolve("worker-" + worker);
    }

    /// Returns the file for what a worker prints beside its reports.
    Path logOf(int worker) {
        return store.resolve("logs").resolve(id.value() + "-worker-" + worker + ".log");
    }

    /// Returns the notebook's folder.
    Path notebookFolder() {
        var folder = request.source().notebook().toAbsolutePath().getParent();
        return folder == null ? Path.of("").toAbsolutePath() : folder;
    }
}
