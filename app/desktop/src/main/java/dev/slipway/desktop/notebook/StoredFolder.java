package dev.slipway.desktop.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A temporary folder with values on their way from a kernel to the next.
record StoredFolder(Path path) {
    static StoredFolder make() throws IOException {
        return new StoredFolder(Files.createTempDirectory("slipway-stored"));
    }

    void delete() throws IOException {
        try (var files = Files.list(path)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(path);
    }
}
