package dev.slipway.kernel.installation;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/// The notebooks that the person trusts, one path a line in a file of their own: what these name is downloaded and
/// run. Thread-safe; does I/O.
///
/// @param file need not exist
public record TrustedNotebooks(Path file) {
    /// Returns those of `home`, which is `SLIPWAY_HOME`.
    public static TrustedNotebooks in(Path home) {
        return new TrustedNotebooks(home.resolve("trusted"));
    }

    /// Returns the names of all, as `name` makes them.
    public Set<String> all() {
        try {
            return Files.isReadable(file) ? Set.copyOf(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            log(e); // then nothing is trusted
            return Set.of();
        }
    }

    /// Returns how the list names the notebook at `path`.
    public static String name(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /// Tells whether the notebook at `path` is trusted now.
    public boolean contains(Path path) {
        return all().contains(name(path));
    }

    /// Trusts the notebook at `path` from now on.
    public void add(Path path) {
        if (contains(path)) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(
                    file,
                    List.of(name(path)),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            log(e); // asked again next time
        }
    }

    private void log(IOException e) {
        System.getLogger("slipway").log(WARNING, "the list of trusted notebooks, " + file, e);
    }
}
