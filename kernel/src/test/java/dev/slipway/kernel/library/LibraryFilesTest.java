package dev.slipway.kernel.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFilesTest {
    private static final String OWN = System.getProperty("java.class.path");

    @TempDir
    Path folder;

    private Path jar = Path.of("");
    private Path classes = Path.of("");

    @BeforeEach
    void makeLibraries() throws IOException {
        classes = compiled("classes", "in.folder", "F");
        jar = folder.resolve("library.jar");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
            var from = compiled("injar", "in.jar", "J");
            zip.putNextEntry(new java.util.zip.ZipEntry("in/jar/J.class"));
            Files.copy(from.resolve("in/jar/J.class"), zip);
        }
    }

    @Test
    void letTheCompilerSeeJarsAndFolders() throws IOException {
        assertThat(errors("import in.jar.*; class A { J j; in.folder.F f; }", jar + File.pathSeparator + classes))
                .isEmpty();
    }

    @Test
    void showNothingThatIsNotOnTheClassPath() throws IOException {
        assertThat(errors("class A { in.jar.J j; }", classes.toString())).hasSize(1);
        assertThat(errors("class A { org.junit.jupiter.api.Test t; }", classes.toString()))
                .hasSize(1);
    }

    @Test
    void takeThisProcesssOwnPathFromTheFrontOfWhatJshellAdds() throws IOException {
        assertThat(errors("class A { in.jar.J j; }", OWN + File.pathSeparator + jar))
                .isEmpty();
        assertThat(errors("class A { org.junit.jupiter.api.Test t; }", OWN + File.pathSeparator + jar))
                .hasSize(1);
    }

    @Test
    void followAClassPathThatGrows() throws IOException {
        var files = LibraryFiles.unindexed(plain());
        use(files, classes.toString());
        var before = files.list(StandardLocation.CLASS_PATH, "in.jar", Set.of(Kind.CLASS), false);

        use(files, classes + File.pathSeparator + jar);

        assertThat(before).isEmpty();
        assertThat(files.list(StandardLocation.CLASS_PATH, "in.jar", Set.of(Kind.CLASS), false))
                .map(file -> files.inferBinaryName(StandardLocation.CLASS_PATH, file))
                .containsExactly("in.jar.J");
        assertThat(files.list(StandardLocation.CLASS_PATH, "in", Set.of(Kind.CLASS), true))
                .map(file -> files.inferBinaryName(StandardLocation.CLASS_PATH, file))
                .containsExactlyInAnyOrder("in.folder.F", "in.jar.J");
    }

    @Test
    void askAJarOnlyForItsPackages() throws IOException {
        var asked = new ArrayList<String>();
        var files = LibraryFiles.unindexed(plain());
        use(files, jar.toString());
        files.list(StandardLocation.CLASS_PATH, "java.util", Set.of(Kind.CLASS), false)
                .forEach(file -> asked.add(file.getName()));
        // the jar is opened by the first question only: it may go before
        Files.delete(jar);

        assertThat(asked).isEmpty();
        assertThat(files.getJavaFileForInput(StandardLocation.CLASS_PATH, "java.util.List", Kind.CLASS))
                .isNull();
    }

    @Test
    void givePlacesForAnIndexOnlyOnceItMayBeMade() {
        var files = LibraryFiles.indexedLater(plain());
        use(files, jar.toString());
        files.open();

        assertThat(LibraryFiles.unindexed(plain()).getLocationAsPaths(StandardLocation.CLASS_PATH))
                .isNull();
        assertThat(files.getLocationAsPaths(StandardLocation.CLASS_PATH)).isEqualTo(List.of(jar));
    }

    private static void use(LibraryFiles files, String classPath) {
        files.handleOption("-classpath", List.of(classPath).iterator());
    }

    private static StandardJavaFileManager plain() {
        return ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
    }

    /// Returns what the compiler finds wrong when it knows the files by their interface only, as within JShell.
    private static List<String> errors(String source, String classPath) throws IOException {
        try (var files = new ForwardingJavaFileManager<>(LibraryFiles.unindexed(plain())) {}) {
            var found = new DiagnosticCollector<JavaFileObject>();
            var unit = new SimpleJavaFileObject(URI.create("string:///A.java"), Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreErrors) {
                    return source;
                }
            };
            var options = List.of("-classpath", classPath, "-proc:none", "-implicit:none");
            var task = ToolProvider.getSystemJavaCompiler().getTask(null, files, found, options, null, List.of(unit));
            var _ = ((com.sun.source.util.JavacTask) task).analyze();
            return found.getDiagnostics().stream()
                    .map(problem -> problem.getMessage(Locale.ROOT))
                    .toList();
        }
    }

    private Path compiled(String name, String packageName, String type) throws IOException {
        var source = Files.writeString(
                Files.createDirectories(folder.resolve(name + "-source")).resolve(type + ".java"),
                "package " + packageName + "; public class " + type + " {}");
        var out = Files.createDirectories(folder.resolve(name));
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", out.toString(), source.toString());
        assertThat(code).isZero();
        return out;
    }
}
