package dev.slipway.kernel.debug;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The sources of libraries and of the JDK, where they are at hand: in a `-sources.jar` beside the jar, and
/// in the JDK's `lib/src.zip`. Thread-safe.
final class LibraryText {
    private static final int MOST = 5_000;

    private final Machine machine;
    private final Map<String, ReferenceType> known = new LinkedHashMap<>();

    LibraryText(Machine machine) {
        this.machine = machine;
    }

    /// Returns the source of a place in a library, as DAP has it.
    Body source(Location location) {
        var body = new Body();
        try {
            var path = location.sourcePath();
            keep(path, location.declaringType());
            return body.put("name", location.sourceName()).put("path", path);
        } catch (AbsentInformationException none) {
            return body.put("name", Types.name(location.declaringType().name()));
        }
    }

    private synchronized void keep(String path, ReferenceType type) {
        if (known.size() >= MOST) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(path, type);
    }

    private synchronized @Nullable ReferenceType type(String path) {
        return known.get(path);
    }

    /// Returns the text behind a path that was given with a frame.
    ///
    /// @throws Refusal if it is not at hand
    String text(String path) throws Refusal {
        var type = type(path);
        if (type == null || !(machine.live(type.classObject()) instanceof Class<?> own)) {
            throw new Refusal("The source of " + path + " is not known here.");
        }
        try {
            var text = own.getModule().isNamed()
                    ? entry(Path.of(System.getProperty("java.home"), "lib", "src.zip"), module(own) + path)
                    : entry(sources(own), path);
            if (text != null) {
                return text;
            }
        } catch (IOException | URISyntaxException e) {
            throw new Refusal("The source of " + Types.name(own) + " cannot be read: " + e.getMessage() + ".");
        }
        throw new Refusal("There is no source of " + Types.name(own) + " at hand. Its documentation (Shift Tab) may"
                + " fetch the library's sources.");
    }

    private static String module(Class<?> type) {
        return type.getModule().getName() + "/";
    }

    private static @Nullable Path sources(Class<?> type) throws URISyntaxException {
        var origin = type.getProtectionDomain().getCodeSource();
        if (origin == null || origin.getLocation() == null) {
            return null;
        }
        var jar = Path.of(origin.getLocation().toURI());
        var name = String.valueOf(jar.getFileName());
        return name.endsWith(".jar")
                ? jar.resolveSibling(name.substring(0, name.length() - ".jar".length()) + "-sources.jar")
                : null;
    }

    private static @Nullable String entry(@Nullable Path archive, String name) throws IOException {
        if (archive == null || !Files.isReadable(archive)) {
            return null;
        }
        try (var file = new ZipFile(archive.toFile())) {
            var entry = file.getEntry(name);
            return entry == null ? null : new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
