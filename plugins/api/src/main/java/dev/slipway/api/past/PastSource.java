package dev.slipway.api.past;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands behind the history in a cell: a kernel's helper process, or the run process of a task. Thread-safe.
///
/// Questions and answers are plain trees: texts, `Boolean`, `Long`, `Double`, null, lists, and maps with texts as keys.
public interface PastSource {
    /// Returns the answer to `question`, whose entry `ask` says what is asked: `run`, `runs`, `step`, `task` or
    /// `artifact`.
    ///
    /// @throws IOException if there is no such thing, naming those there are
    @Nullable
    Object ask(Map<String, @Nullable Object> question) throws IOException;

    /// Returns the value of an artifact.
    ///
    /// @param artifact the answer to the question `artifact`
    /// @throws IOException if it cannot be read, or holds a type that no cell declares now
    @Nullable
    Object value(Map<String, @Nullable Object> artifact) throws IOException;
}
