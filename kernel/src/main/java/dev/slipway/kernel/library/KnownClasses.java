package dev.slipway.kernel.library;

import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// The names of the classes in the packages that every cell sees without asking, as the build of the installation wrote
/// them down. Immutable.
///
/// The compiler wants the names of all classes in each imported package, and then the code of some. To list those of a
/// kernel's start in the JDK and in the jars takes a sixth of it. The list is used for the JDK and the jars it was made
/// from, and no others.
///
/// @param modules by module and package, as `java.base/java.util`; copied
/// @param jars by file name and package, as `slipway-api.jar/dev.slipway.api`; copied
record KnownClasses(Map<String, List<JavaFileObject>> modules, Map<String, List<JavaFileObject>> jars) {
    private static final String FILE = "startup.classes";
    private static final String JDK = "jdk";
    private static final String JAR = "jar";
    private static final String CLASS = ".class";
    private static final KnownClasses NONE = new KnownClasses(Map.of(), Map.of());

    private static final class Here {
        private static final KnownClasses KNOWN = of(System.getProperty(Installation.PROPERTY, ""));

        private static KnownClasses of(String folder) {
            try {
                return folder.isEmpty() ? NONE : read(Path.of(folder));
            } catch (IOException | RuntimeException none) {
                return NONE;
            }
        }
    }

    KnownClasses {
        modules = Map.copyOf(modules);
        jars = Map.copyOf(jars);
    }

    /// Returns those of the installation this process runs from; none without one.
    static KnownClasses here() {
        return Here.KNOWN;
    }

    /// Returns the classes of a package of the JDK; null if they are not known.
    @Nullable
    List<JavaFileObject> ofModule(String module, String packageName) {
        return modules.get(module + "/" + packageName);
    }

    /// Returns the classes of a package of a jar; null if they are not known.
    @Nullable
    List<JavaFileObject> ofJar(Path jar, String packageName) {
        return jars.get(jar + "/" + packageName);
    }

    /// Writes the classes of `packages` in the JDK of this process and in `libraries` of the installation `folder`.
    static void write(Path folder, Collection<String> packages, Collection<Path> libraries) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(JDK + " " + jdk());
        try (var modules = Files.list(jrt().getPath("/modules"))) {
            for (var module : modules.sorted().toList()) {
                for (var name : packages) {
                    add(lines, name(module) + "/" + name, inModule(module.resolve(name.replace('.', '/'))));
                }
            }
        }
        for (var library : libraries) {
            var found = new ArrayList<String>();
            for (var name : packages) {
                add(found, name, inJar(library, name));
            }
            if (!found.isEmpty()) {
                lines.add(String.join(" ", JAR, name(library), String.valueOf(Files.size(library))));
                lines.addAll(found);
            }
        }
        Files.write(folder.resolve(FILE), lines);
    }

    private static void add(List<String> lines, String place, Collection<String> classes) {
        if (!classes.isEmpty()) {
            lines.add(place + " " + String.join(" ", classes));
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Collection<String> inModule(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return named(files.map(KnownClasses::name).toList());
        }
    }

    private static Collection<String> inJar(Path library, String packageName) throws IOException {
        var folder = packageName.replace('.', '/') + "/";
        try (var jar = new ZipFile(library.toFile())) {
            return named(jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder) && name.indexOf('/', folder.length()) < 0)
                    .map(name -> name.substring(folder.length()))
                    .toList());
        }
    }

    private static Collection<String> named(List<String> files) {
        var names = new TreeSet<String>();
        for (var file : files) {
            if (file.endsWith(CLASS)) {
                names.add(file.substring(0, file.length() - CLASS.length()));
            }
        }
        return names;
    }

    /// Reads those of the installation `folder` that are as they were.
    ///
    /// @throws IOException if it has none
    static KnownClasses read(Path folder) throws IOException {
        var reader = new Reader(folder.resolve("lib"));
        for (var line : Files.readAllLines(folder.resolve(FILE))) {
            reader.read(line.split(" "));
        }
        return new KnownClasses(reader.modules, reader.jars);
    }

    private static final class Reader {
        private final Map<String, List<JavaFileObject>> modules = new HashMap<>();
        private final Map<String, List<JavaFileObject>> jars = new HashMap<>();
        private final Path libraries;
        private boolean isSameJdk;
        private @Nullable Path jar;

        Reader(Path libraries) {
            this.libraries = libraries;
        }

        void read(String[] words) throws IOException {
            switch (words[0]) {
                case JDK -> isSameJdk = jdk().equals(words[1] + " " + words[2]);
                case JAR -> {
                    var file = libraries.resolve(words[1]);
                    jar = Files.exists(file) && String.valueOf(Files.size(file)).equals(words[2]) ? file : null;
                }
                default -> readPackage(words);
            }
        }

        private void readPackage(String[] words) {
            int slash = words[0].indexOf('/');
            var name = words[0].substring(slash + 1);
            if (slash < 0 && jar != null) {
                jars.put(jar + "/" + name, classes(new KnownClass.Jar(jar), name, words));
            } else if (slash > 0 && isSameJdk) {
                var root = jrt().getPath("/modules", words[0].substring(0, slash));
                modules.put(words[0], classes(new KnownClass.Module(root), name, words));
            }
        }

        private static List<JavaFileObject> classes(KnownClass.Home home, String packageName, String[] words) {
            var classes = new ArrayList<JavaFileObject>(words.length - 1);
            for (int i = 1; i < words.length; i++) {
                classes.add(new KnownClass(home, packageName, words[i]));
            }
            return Collections.unmodifiableList(classes);
        }
    }

    /// What tells this JDK from others, newer and older ones.
    private static String jdk() throws IOException {
        var image = Path.of(System.getProperty("java.home"), "lib", "modules");
        return System.getProperty("java.runtime.version") + " " + (Files.exists(image) ? Files.size(image) : 0);
    }

    private static FileSystem jrt() {
        return FileSystems.getFileSystem(URI.create("jrt:/"));
    }
}
