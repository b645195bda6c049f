package dev.slipway.kernel.deps;

import dev.slipway.api.run.ContentHash;
import java.nio.file.Path;

/// One jar, or folder of classes, on the class path of user code.
///
/// @param coordinates in Maven's form; of a local one `file:` and its path relative to the notebook
/// @param sha256 of its bytes; of a folder of all its files
/// @param file where it lies on this machine, absolute
/// @param repositories addresses of the repositories to ask for it beside the usual ones, separated by blanks
public record ResolvedJar(String coordinates, ContentHash sha256, Path file, String repositories) {
    /// What the coordinates of a local file begin with.
    public static final String LOCAL = "file:";

    /// Tells whether it lies beside the notebook rather than in a repository.
    public boolean isLocal() {
        return coordinates.startsWith(LOCAL);
    }

    /// Returns what names the same artifact whatever its version.
    public String key() {
        if (isLocal()) {
            return coordinates;
        }
        int version = coordinates.lastIndexOf(':');
        return coordinates.substring(0, version);
    }
}
