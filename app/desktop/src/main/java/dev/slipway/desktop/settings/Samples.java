package dev.slipway.desktop.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The samples that come with Slipway. Does I/O.
public final class Samples {
    /// The one a first start opens.
    public static final String FIRST = "penguins.ipynb";

    /// The one with a flow.
    public static final String TOUR = "flight-delays.ipynb";

    private Samples() {}

    /// Returns the folder with the samples as shipped; empty if this installation has none.
    ///
    /// @param near a folder of the installation; a checkout's samples are found upward of it
    public static Optional<Path> shipped(Path near) {
        for (var folder = near.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var samples = folder.resolve("samples");
            if (Files.isRegularFile(samples.resolve(FIRST))) {
                return Optional.of(samples);
            }
        }
        return Optional.empty();
    }

    /// Copies the samples to `target`, a folder the person may edit; files that are there already stay as they are.
    ///
    /// @throws IOException if a file cannot be written
    public static Path copy(Path shipped, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(shipped)) {
            for (var file : files.toList()) {
                var relative = shipped.relativize(file).toString();
                var copy = target.resolve(relative);
                if (relative.startsWith(".") || Files.exists(copy)) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createDirectories(copy.toAbsolutePath().getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }
}
