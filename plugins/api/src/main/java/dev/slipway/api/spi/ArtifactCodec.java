package dev.slipway.api.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns values of some kinds into bytes and back. Implementations are stateless and have a public no-argument
/// constructor.
///
/// Deterministic: equal values give equal bytes, in another JVM too. Reading never runs code of the bytes' choosing.
public interface ArtifactCodec {
    /// System property that is `true` in a process whose current and temporary folders are a task's own.
    String IN_A_TASK = "slipway.task";

    /// Returns the name of the format with its version, for example `slipway-value/1`; stored beside the bytes.
    String format();

    /// Returns how much this codec wants `value`: 0 not at all; the highest wins. A general codec says 1, and takes
    /// null.
    int preference(@Nullable Object value);

    /// Writes `value`; does not close `out`.
    ///
    /// @throws UnstorableException if a part of `value` cannot be stored, naming its path and type
    /// @throws IOException if `out` fails
    void encode(@Nullable Object value, OutputStream out, NotebookTypes types) throws IOException;

    /// Returns the value that `encode` wrote; does not close `in`.
    ///
    /// @throws IOException if the bytes are not of this format, or name a type that is not allowed or not there
    @Nullable
    Object decode(InputStream in, NotebookTypes types) throws IOException;

    /// Returns the extension, without a dot, of the file a person can open, for example `json` or `csv`.
    String extension();

    /// Writes the encoded value as a file of `extension`; needs no class of the notebook.
    ///
    /// @throws IOException if the format cannot be converted to `extension`, naming those that can be
    void export(InputStream encoded, String extension, OutputStream out) throws IOException;

    /// Returns a short readable form of `value`, at most 200 characters; a string, number or boolean exactly as
    /// `String.valueOf` gives it if it is that short.
    String preview(@Nullable Object value);

    /// Names the classes that cells declare independently of the loader they live in.
    interface NotebookTypes {
        /// Returns the stable name of `type` if a cell declared it, for example `Model` or `Model.Kind`; null if not.
        @Nullable
        String nameOf(Class<?> type);

        /// Returns the class a cell declares under `name`.
        ///
        /// @throws IOException if no cell declares it any more, naming it
        Class<?> typeOf(String name) throws IOException;

        /// Called for every mutable object met while encoding, by identity, so that two artifacts sharing one are
        /// found.
        ///
        /// @param path gives where it is within the artifact, of the shape of `UnstorableException.path`
        void met(Object mutable, Supplier<String> path);

        /// Is told of each object, not itself a part of the value, whose content a part of the value shows and
        /// follows: the list behind a `subList`, the map behind its keys. What is stored no longer follows it.
        default void follows(Object other, Supplier<String> path) {
            // only who watches for shared objects needs to know
        }
    }
}
