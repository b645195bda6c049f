package dev.slipway.kernel.library;

import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The packages of an installation's libraries, as its build wrote them down. Immutable.
///
/// A kernel that looks into each jar's table of contents reads 26,000 names while it starts, and the JVM is kept busy
/// with the code for that. A jar that is not in the list, or has another size there, is looked into.
///
/// @param jars by their file names; copied
record PackageList(Map<String, Listed> jars) {
    private static final String FILE = "libraries.packages";

    private static final Pattern SIZE = Pattern.compile("\\d{1,18}");

    /// How the package without a name is written.
    private static final String UNNAMED = ".";

    /// What the list has of one jar.
    ///
    /// @param size in bytes
    record Listed(long size, JarPackages packages) {}

    /// The list of the installation this process runs from; empty without one.
    private static final class Here {
        private static final PackageList LIST = of(System.getProperty(Installation.PROPERTY, ""));

        private static PackageList of(String folder) {
            try {
                return folder.isEmpty() ? new PackageList(Map.of()) : read(Path.of(folder));
            } catch (IOException | RuntimeException none) {
                return new PackageList(Map.of());
            }
        }
    }

    PackageList {
        jars = Map.copyOf(jars);
    }

    /// Returns the list of the installation this process runs from.
    static PackageList here() {
        return Here.LIST;
    }

    /// Writes a line for each jar of `libraries` whose packages are known into the installation `folder`.
    ///
    /// @throws IOException if there is none
    static void write(Path folder, Collection<Path> libraries) throws IOException {
        var lines = new ArrayList<String>();
        for (var jar : libraries) {
            var packages = JarPackages.of(jar);
            if (packages.isPresent()) {
                lines.add(line(jar, packages.get()));
            }
        }
        if (lines.isEmpty()) {
            throw new IOException("there is no library in " + folder);
        }
        Files.write(folder.resolve(FILE), lines);
    }

    private static String line(Path jar, JarPackages packages) throws IOException {
        var words = new ArrayList<String>();
        words.add(String.valueOf(jar.getFileName()));
        words.add(Long.toString(Files.size(jar)));
        packages.names().stream()
                .sorted()
                .map(name -> name.isEmpty() ? UNNAMED : name)
                .forEach(words::add);
        return String.join(" ", words);
    }

    /// Reads the list of the installation `folder`.
    ///
    /// @throws IOException if it has none, or one that is damaged
    static PackageList read(Path folder) throws IOException {
        var jars = new HashMap<String, Listed>();
        for (var line :
                Files.readString(folder.resolve(FILE), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                var words = List.of(line.split(" ", -1));
                jars.put(words.get(0), listed(words));
            }
        }
        return new PackageList(jars);
    }

    private static Listed listed(List<String> words) throws IOException {
        if (words.size() < 2 || !SIZE.matcher(words.get(1)).matches()) {
            throw new IOException("the list of packages is damaged");
        }
        var names = words.stream().skip(2).map(name -> name.equals(UNNAMED) ? "" : name);
        return new Listed(Long.parseLong(words.get(1)), new JarPackages(names.collect(Collectors.toUnmodifiableSet())));
    }

    /// Returns the packages of `jar`; empty if it is another than the one in the list.
    Optional<JarPackages> of(Path jar) {
        var listed = jars.get(String.valueOf(jar.getFileName()));
        try {
            return listed != null && Files.size(jar) == listed.size()
                    ? Optional.of(listed.packages())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
