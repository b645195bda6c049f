package dev.slipway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The checkout that the tests run in.
final class Checkout {
    private Checkout() {}

    /// Returns its root.
    static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("slipway")) && Files.exists(folder.resolve("samples"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not in a checkout: " + Path.of("").toAbsolutePath());
    }

    /// Copies the samples with their data into `to`.
    static void copySamples(Path to) throws IOException {
        var from = root().resolve("samples");
        try (var all = Files.walk(from)) {
            for (var each :
                    all.filter(path -> !path.toString().contains(".slipway")).toList()) {
                var target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
