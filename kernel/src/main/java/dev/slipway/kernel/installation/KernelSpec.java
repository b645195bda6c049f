package dev.slipway.kernel.installation;

import dev.slipway.kernel.file.json.JsonWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The entry named `slipway` that makes this kernel known to Jupyter front ends. Immutable.
///
/// Source: Jupyter client, "Making kernels for Jupyter", sections "Kernel specs" and its table of folders.
public final class KernelSpec {
    /// The name front ends know the kernel by, and of its folder.
    public static final String NAME = "slipway";

    /// System property with the path of the start script; set by it.
    public static final String COMMAND = "slipway.command";

    private static final String MAIN = "dev.slipway.kernel.server.KernelMain";
    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    /// The option behind the connection file of a kernel whose cells can be debugged.
    private static final String DEBUGGER = "--debugger";

    private final List<String> command;
    private final boolean isDebuggable;

    private KernelSpec(List<String> command, boolean isDebuggable) {
        this.command = List.copyOf(command);
        this.isDebuggable = isDebuggable;
    }

    /// Returns the entry for `installation`.
    ///
    /// Front ends start the script that started this process, else the JDK's `java` with all options spelled out.
    public static KernelSpec of(Installation installation) {
        return of(installation, List.of(), false);
    }

    /// Returns the same for kernels whose cells can be debugged; they start slower.
    public static KernelSpec debuggable(Installation installation) {
        return of(installation, KernelOptions.debugging(), true);
    }

    private static KernelSpec of(Installation installation, List<String> options, boolean isDebuggable) {
        var script = System.getProperty(COMMAND);
        return new KernelSpec(script == null ? java(installation, options) : List.of(script, "kernel"), isDebuggable);
    }

    private static List<String> java(Installation installation, List<String> options) {
        var all = new ArrayList<String>();
        all.add(installation.javaHome().resolve("bin").resolve("java").toString());
        all.addAll(KernelOptions.java());
        all.addAll(options);
        var folder = System.getProperty(Installation.PROPERTY);
        if (folder != null) {
            all.add("-D" + Installation.PROPERTY + "=" + folder);
        }
        all.add("-cp");
        all.add(installation.kernel().stream()
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        all.add(MAIN);
        return all;
    }

    /// Where an entry is written.
    public sealed interface Place {
        /// For this person only.
        record User() implements Place {}

        /// For a Python environment or the like at `folder`.
        record Prefix(Path folder) implements Place {}

        /// For everybody on this machine.
        record Everybody() implements Place {}
    }

    /// Writes the entry, in place of an older one, and returns its folder.
    ///
    /// @throws IOException if the folder cannot be written
    public Path install(Place place) throws IOException {
        return install(place, System.getenv());
    }

    Path install(Place place, Map<String, String> environment) throws IOException {
        var folder = folder(place, environment);
        Files.createDirectories(folder);
        for (var logo : LOGOS) {
            try (var bytes = Objects.requireNonNull(KernelSpec.class.getResourceAsStream(logo))) {
                Files.copy(bytes, folder.resolve(logo), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        // last and in one piece: without this file front ends take no notice of the folder
        var aside = Files.writeString(folder.resolve("kernel.json.new"), json());
        Files.move(aside, folder.resolve("kernel.json"), StandardCopyOption.REPLACE_EXISTING);
        return folder;
    }

    /// Removes the entry; returns its folder, or null if there was none.
    ///
    /// @throws IOException if it cannot be removed
    public static @Nullable Path uninstall(Place place) throws IOException {
        return uninstall(place, System.getenv());
    }

    static @Nullable Path uninstall(Place place, Map<String, String> environment) throws IOException {
        var folder = folder(place, environment);
        boolean wasThere = Files.deleteIfExists(folder.resolve("kernel.json"));
        for (var logo : LOGOS) {
            Files.deleteIfExists(folder.resolve(logo));
        }
        try (Stream<Path> left = wasThere ? Files.list(folder) : Stream.empty()) {
            if (wasThere && left.findAny().isEmpty()) {
                Files.delete(folder);
            }
        }
        return wasThere ? folder : null;
    }

    private String json() {
        var argv = new ArrayList<>(command);
        argv.addAll(List.of("-f", "{connection_file}"));
        if (isDebuggable) {
            argv.add(DEBUGGER);
        }
        var writer = JsonWriter.JUPYTER;
        var environment = KernelOptions.environment().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> JsonWriter.member(entry.getKey(), JsonWriter.quote(entry.getValue())))
                .toList();
        return writer.object(
                        List.of(
                                JsonWriter.member(
                                        "argv",
                                        writer.array(
                                                argv.stream()
                                                        .map(JsonWriter::quote)
                                                        .toList(),
                                                1)),
                                JsonWriter.member("display_name", "\"Java (Slipway)\""),
                                JsonWriter.member("language", "\"java\""),
                                JsonWriter.member("interrupt_mode", "\"message\""),
                                JsonWriter.member("env", writer.object(environment, 1)),
                                JsonWriter.member("metadata", "{\"debugger\": " + isDebuggable + "}")),
                        0)
                + "\n";
    }

    private static Path folder(Place place, Map<String, String> environment) {
        var share = switch (place) {
            case Place.User _ -> userFolder(environment);
            case Place.Prefix prefix ->
                prefix.folder().toAbsolutePath().resolve("share").resolve("jupyter");
            case Place.Everybody _ -> commonFolder(environment);
        };
        return share.resolve("kernels").resolve(NAME);
    }

    private static Path userFolder(Map<String, String> environment) {
        var chosen = environment.get("JUPYTER_DATA_DIR");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        var home = Path.of(System.getProperty("user.home"));
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            var roaming = environment.get("APPDATA");
            return (roaming == null ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming)).resolve("jupyter");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        var share = environment.get("XDG_DATA_HOME");
        return (share == null || share.isBlank() ? home.resolve(".local").resolve("share") : Path.of(share))
                .resolve("jupyter");
    }

    private static Path commonFolder(Map<String, String> environment) {
        var windows = environment.get("PROGRAMDATA");
        return windows == null
                ? Path.of("/usr", "local", "share", "jupyter")
                : Path.of(windows).resolve("jupyter");
    }
}
