package dev.slipway.cli.call;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Finds out whether this process's streams are terminals.
public final class Terminal {
    private Terminal() {}

    /// Returns which streams are terminals. Without `/proc` both are taken as such where a console is there.
    public static Surroundings.Terminals detect() {
        var descriptors = Path.of("/proc/self/fd");
        if (Files.isDirectory(descriptors)) {
            return new Surroundings.Terminals(
                    isTerminal(descriptors.resolve("1")), isTerminal(descriptors.resolve("2")));
        }
        boolean there = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Surroundings.Terminals(there, there);
    }

    private static boolean isTerminal(Path descriptor) {
        try {
            var target = Files.readSymbolicLink(descriptor).toString().toLowerCase(Locale.ROOT);
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException closed) {
            return false;
        }
    }
}
