package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a run when it starts.
///
/// @param id names it
/// @param code what it runs
/// @param maker who started it, where
/// @param name for people, empty if none
/// @param tags copied
/// @param parameters JSON values by name, in the plan's order; copied
/// @param environment versions and settings by name; copied
/// @param steps in the plan's order; copied
public record NewRun(
        RunId id,
        Code code,
        Maker maker,
        String name,
        List<String> tags,
        Map<String, @Nullable Object> parameters,
        Map<String, String> environment,
        List<NewStep> steps) {
    public NewRun {
        tags = List.copyOf(tags);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        steps = List.copyOf(steps);
    }

    /// @param version number of the deployed version, null outside one
    /// @param plan hash of the semantic form
    /// @param packageHash names the object with the shipped classes
    /// @param planJson the plan's canonical JSON
    /// @param notebook absolute path
    /// @param notebookHash names the object with the notebook's text
    /// @param origin the run that this one resumes, null if none
    public record Code(
            String flow,
            @Nullable Integer version,
            ContentHash plan,
            ContentHash packageHash,
            String planJson,
            Path notebook,
            ContentHash notebookHash,
            @Nullable RunId origin) {}

    /// @param target `local`
    /// @param command as given
    /// @param git null outside a repository
    /// @param pid process number of the run process
    /// @param pidStarted when that process started, null if the system does not tell
    public record Maker(
            String target,
            String who,
            String host,
            String command,
            @Nullable Git git,
            long pid,
            @Nullable Instant pidStarted) {}

    /// The state of the repository that the notebook is in.
    ///
    /// @param commit the commit the work tree began with
    /// @param dirty whether the work tree had changes since, null if that is not known
    /// @param diff names the object with those changes, null if there are none
    public record Git(
            String commit,
            @Nullable Boolean dirty,
            @Nullable ContentHash diff) {}

    /// @param why one clause: why it will be run or reused
    /// @param cells ids of its cells; copied
    /// @param dependsOn names of the steps before it; copied
    /// @param code hash of its code
    public record NewStep(String name, String why, List<String> cells, List<String> dependsOn, ContentHash code) {
        public NewStep {
            cells = List.copyOf(cells);
            dependsOn = List.copyOf(dependsOn);
        }
    }
}
