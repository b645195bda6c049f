package dev.slipway.kernel.installation;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where Slipway keeps what belongs to the person rather than to a workspace: `SLIPWAY_HOME`, or the platform's folder.
public final class Home {
    private Home() {}

    /// Returns the folder, which need not exist.
    ///
    /// @param environment the process's variables
    /// @param system name of the operating system
    /// @param person the person's own folder
    public static Path of(Map<String, String> environment, String system, Path person) {
        var named = environment.getOrDefault("SLIPWAY_HOME", "");
        if (!named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        var os = system.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return person.resolve("Library/Application Support/Slipway");
        }
        if (os.contains("windows")) {
            var local = environment.getOrDefault("LOCALAPPDATA", "");
            return local.isBlank() ? person.resolve("AppData/Local/Slipway") : Path.of(local, "Slipway");
        }
        var shared = environment.getOrDefault("XDG_DATA_HOME", "");
        return (shared.isBlank() ? person.resolve(".local/share") : Path.of(shared)).resolve("slipway");
    }

    /// Returns the folder of this process.
    public static Path here() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }
}
