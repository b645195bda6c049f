package dev.slipway.engine.run;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Compiled;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to run, and how.
///
/// @param flow the compiled flow
/// @param source where it came from
/// @param parameters values given, by name, JSON values of the parameters' types; the others take their defaults;
/// copied
/// @param label name and tags
/// @param options how to run it
public record RunRequest(
        Compiled.Flow flow, Source source, Map<String, @Nullable Object> parameters, Label label, Options options) {
    public RunRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// Where a flow came from.
    ///
    /// @param notebook absolute path of the notebook
    /// @param notebookText its content as it was, for the record
    /// @param version number of the deployed version, null outside one
    /// @param origin the run this one resumes, null if none
    /// @param command the command line as given, for the record
    public record Source(
            Path notebook,
            String notebookText,
            @Nullable Integer version,
            @Nullable RunId origin,
            List<String> command) {
        public Source {
            command = List.copyOf(command);
        }
    }

    /// @param name for people, empty if none
    /// @param tags copied
    public record Label(String name, List<String> tags) {
        public Label {
            tags = List.copyOf(tags);
        }
    }

    /// @param workers most tasks at a time, 1 or more
    /// @param reuse whether earlier results may be taken
    /// @param failure what a failed task does to the rest
    /// @param again the task whose earlier result is not taken, null for none
    public record Options(
            int workers,
            Reuse reuse,
            OnFailure failure,
            @Nullable Again again) {
        /// Options without a task that is wanted again.
        public Options(int workers, Reuse reuse, OnFailure failure) {
            this(workers, reuse, failure, null);
        }

        /// Returns these options, with a task that is to be computed again.
        public Options again(String step, int index) {
            return new Options(workers, reuse, failure, new Again(step, index));
        }
    }

    /// @param index flat, 0-based
    public record Again(String step, int index) {}

    /// Whether earlier results may be taken.
    public enum Reuse {
        ALLOWED,
        OFF
    }

    /// What a failed task does to the other tasks of its fan-out.
    public enum OnFailure {
        FINISH_THE_FAN_OUT,
        STOP_AT_ONCE
    }
}
