package dev.slipway.kernel.deps;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds the jars that declarations come to. Thread-safe.
public interface Resolver {
    /// System property that forbids the network to a whole process; `--offline` sets it, and children inherit it.
    String OFFLINE = "slipway.offline";

    /// Whether repositories may be asked.
    enum Network {
        ALLOWED,
        FORBIDDEN
    }

    /// How to resolve.
    ///
    /// @param folder the notebook's, against which its own jars count
    /// @param network whether anything may be downloaded
    /// @param progress hears a sentence whenever there is something to say; any thread
    record Way(Path folder, Network network, Consumer<String> progress) {}

    /// Returns the jars of `declarations`, or why there are none. Blocks while it downloads; interrupting the thread
    /// ends it soon.
    ///
    /// @throws InterruptedException if the calling thread is interrupted meanwhile
    Resolution resolve(Declarations declarations, Way way) throws InterruptedException;

    /// Returns the files of jars that were resolved before, in their order: from the cache, else downloaded again; each
    /// is checked by its hash.
    ///
    /// @param jars with coordinates, hashes and repositories; their files are not looked at
    /// @throws IOException if one cannot be had or is another one, naming it
    List<Path> fetch(List<Locked> jars, Way way) throws IOException, InterruptedException;

    /// Returns a jar that goes with an artifact: from the cache, else downloaded; empty if there is none or it cannot
    /// be had.
    ///
    /// @param classifier what it is: `sources` or `javadoc`
    /// @param repositories as in `ResolvedJar`
    default Optional<Path> companion(Coordinates coordinates, String classifier, String repositories, Way way)
            throws InterruptedException {
        return Optional.empty();
    }

    /// A jar by name and hash, as plans and locks hold it.
    ///
    /// @param coordinates as in `ResolvedJar`
    /// @param sha256 what its bytes must hash to, hexadecimal
    /// @param repositories as in `ResolvedJar`
    record Locked(String coordinates, String sha256, String repositories) {}
}
