package dev.slipway.api.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that executing a cell showed. The kinds are nbformat's.
///
/// Source: nbformat 4.5, `output_type`.
public sealed interface Output {
    /// Text on a stream, in the order it was printed.
    ///
    /// @param stream `stdout` or `stderr`
    record Printed(String stream, String text) implements Output {}

    /// Something displayed, possibly updated later under the same display id.
    ///
    /// @param metadata JSON object text, `{}` if there is none
    /// @param displayId names the display for updates, null if it cannot be updated
    record Displayed(
            MimeBundle bundle, String metadata, @Nullable String displayId) implements Output {
        /// Returns a display without metadata that cannot be updated.
        public static Displayed of(MimeBundle bundle) {
            return new Displayed(bundle, "{}", null);
        }
    }

    /// The value of the cell's last expression.
    ///
    /// @param executionCount 1-based, null if the file has none
    /// @param metadata JSON object text, `{}` if there is none
    record Result(MimeBundle bundle, @Nullable Integer executionCount, String metadata) implements Output {}

    /// An exception or a refusal to compile.
    ///
    /// @param type the exception's class name, or `CompileError`, `Interrupted`
    /// @param message one sentence, never empty
    /// @param traceback lines for a person, possibly with ANSI colours; copied
    record Failed(String type, String message, List<String> traceback) implements Output {
        public Failed {
            traceback = List.copyOf(traceback);
        }
    }

    /// An output of a kind this version does not know, kept as it stands in the file.
    record Foreign(String json) implements Output {}
}
