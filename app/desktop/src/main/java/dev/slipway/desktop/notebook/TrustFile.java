package dev.slipway.desktop.notebook;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The trusted notebooks, one path a line in a file of the person's own. UI thread only; the file is small and read
/// once.
public final class TrustFile implements Trust {
    private final Path file;
    private final Set<String> trusted = new HashSet<>();

    /// @param home `SLIPWAY_HOME`
    public TrustFile(Path home) {
        file = home.resolve("trusted");
        try {
            if (Files.isReadable(file)) {
                trusted.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            log(e); // then nothing is trusted
        }
    }

    @Override
    public boolean isTrusted(Path path) {
        return trusted.contains(name(path));
    }

    @Override
    public void trust(Path path) {
        if (!trusted.add(name(path))) {
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

    private static String name(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private void log(IOException e) {
        System.getLogger("slipway").log(WARNING, "the list of trusted notebooks, " + file, e);
    }
}
