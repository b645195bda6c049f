package dev.slipway.kernel.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownClassesTest {
    private static final List<String> PACKAGES =
            List.of("java.lang", "java.util", "java.util.prefs", "java.util.stream", "in.jar", "no.such");

    @TempDir
    Path folder;

    @Test
    void areThoseThatTheJdkListsWithTheSameCode() throws IOException {
        var jdk = files();
        var known = known();
        for (var place : List.of("java.base/java.lang", "java.base/java.util", "java.prefs/java.util.prefs")) {
            var module = place.substring(0, place.indexOf('/'));
            var name = place.substring(module.length() + 1);
            var location = jdk.getLocationForModule(StandardLocation.SYSTEM_MODULES, module);

            var ours = LibraryFiles.unindexed(files(), () -> known);

            assertThat(names(ours, location, name)).as(place).isEqualTo(names(jdk, location, name));
        }
        assertThat(known.ofModule("java.base", "no.such")).isNull();
        assertThat(known.ofModule("java.sql", "java.util")).isNull();
        var some = Objects.requireNonNull(known.ofModule("java.base", "java.util")).stream()
                .filter(each -> ((KnownClass) each).name().equals("Map$Entry"))
                .findFirst()
                .orElseThrow();
        try (var code = some.openInputStream();
                var theirs = Objects.requireNonNull(Object.class.getResourceAsStream("/java/util/Map$Entry.class"))) {
            assertThat(code.readAllBytes()).isEqualTo(theirs.readAllBytes());
        }
        assertThat(some.toUri()).isEqualTo(URI.create("jrt:/java.base/java/util/Map$Entry.class"));
    }

    @Test
    void letTheCompilerCompileAsWithoutThem() throws IOException {
        var known = known();
        var source = "import java.util.*; import java.util.stream.*; import in.jar.*;"
                + " class A { J j; Map.Entry<String, List<Integer>> e; Stream<Optional<J>> s; Object o = new Object(); }";

        assertThat(errors(source, known)).isEmpty();
        assertThat(errors(source + " class B { Missing m; Lists l; }", known)).hasSize(2);
        assertThat(errors(source.replace(" J ", " K ").replace("<J>", "<K>"), known))
                .hasSize(2);
        assertThat(names(LibraryFiles.unindexed(files(), () -> known), StandardLocation.CLASS_PATH, "in.jar"))
                .as("the class path was not given")
                .isEmpty();
    }

    @Test
    void areNotUsedForAnotherJdkOrAJarThatWasReplaced() throws IOException {
        known();
        var list = folder.resolve("startup.classes");
        var text = Files.readString(list);

        Files.writeString(list, text.replaceFirst("jdk \\S+", "jdk 25.0.99+1"));
        var elsewhere = KnownClasses.read(folder);
        assertThat(elsewhere.modules()).isEmpty();
        assertThat(elsewhere.jars()).hasSize(1);

        Files.writeString(list, text);
        jar("in/jar/J.class", "in/jar/More.class");
        var replaced = KnownClasses.read(folder);
        assertThat(replaced.jars()).isEmpty();
        assertThat(replaced.modules()).isNotEmpty();
        assertThatIOException().isThrownBy(() -> KnownClasses.read(folder.resolve("none")));
    }

    private KnownClasses known() throws IOException {
        KnownClasses.write(folder, PACKAGES, List.of(jar("in/jar/J.class", "in/jar/J$I.class", "in/jar/deep/K.class")));
        return KnownClasses.read(folder);
    }

    /// Returns a jar whose class `in.jar.J` can be compiled against.
    private Path jar(String... entries) throws IOException {
        var made = Files.createDirectories(folder.resolve("made"));
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-d", made.toString()), null, List.of(new Source("""
                        package in.jar; public class J { public class I {} }""", "J")))
                .call();
        var jar = Files.createDirectories(folder.resolve("lib")).resolve("made.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                if (Files.exists(made.resolve(entry))) {
                    Files.copy(made.resolve(entry), zip);
                }
            }
        }
        return jar;
    }

    /// Returns what the compiler finds wrong when it knows the files by their interface only, as within JShell.
    private List<String> errors(String source, KnownClasses known) throws IOException {
        var classPath = folder.resolve("lib").resolve("made.jar").toString();
        try (var files = new ForwardingJavaFileManager<>(LibraryFiles.unindexed(files(), () -> known)) {}) {
            var found = new DiagnosticCollector<JavaFileObject>();
            var options = List.of("-classpath", classPath, "-proc:none", "-implicit:none");
            var unit = List.of(new Source(source, "A"));
            var task = ToolProvider.getSystemJavaCompiler().getTask(null, files, found, options, null, unit);
            var _ = ((com.sun.source.util.JavacTask) task).analyze();
            return found.getDiagnostics().stream()
                    .map(each -> each.getMessage(Locale.ROOT))
                    .toList();
        }
    }

    private static Set<String> names(StandardJavaFileManager files, Location location, String name) throws IOException {
        var names = new TreeSet<String>();
        for (var file : files.list(location, name, Set.of(Kind.CLASS, Kind.SOURCE), false)) {
            names.add(files.inferBinaryName(location, file));
        }
        return names;
    }

    private static StandardJavaFileManager files() {
        return ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text, String name) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
