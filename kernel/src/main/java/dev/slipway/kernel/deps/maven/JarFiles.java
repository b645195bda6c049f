package dev.slipway.kernel.deps.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;

/// Tells jars from what only has their name. Stateless.
final class JarFiles {
    private static final int HEAD_BYTES = 200;

    private JarFiles() {}

    /// Returns why `file` is no jar, a clause; empty if it is one, or has another name. Cost: reads its directory.
    static String broken(Path file) {
        if (!file.toString().endsWith(".jar") || Files.isDirectory(file)) {
            return "";
        }
        try (var _ = new ZipFile(file.toFile())) {
            return "";
        } catch (IOException e) {
            return isPage(file) ? "the repository sent a web page in its place" : "it is empty, cut short or damaged";
        }
    }

    private static boolean isPage(Path file) {
        try (var in = Files.newInputStream(file)) {
            var head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1)
                    .strip()
                    .toLowerCase(Locale.ROOT);
            return head.startsWith("<!doctype") || head.contains("<html");
        } catch (IOException e) {
            return false;
        }
    }
}
