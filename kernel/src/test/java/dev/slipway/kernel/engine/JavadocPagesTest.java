package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavadocPagesTest {
    private static final String WORDS = "Joins <code>parts</code>.";

    @TempDir
    Path folder;

    private record Found(String signature) implements Documentation {
        @Override
        public String javadoc() {
            return "";
        }
    }

    private String ask(String page, String signature) throws IOException {
        var jar = folder.resolve("a-javadoc.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("java/util/Map.Entry.html"));
            zip.write(page.getBytes(StandardCharsets.UTF_8));
        }
        return JavadocPages.of(jar, Map.Entry.class, List.of(new Found(signature)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a name='join(int, java.util.List, java.lang.String[])'></a><ul><li><div class='block'>%s</div></li></ul>",
                "<a name='join-int-java.util.List-java.lang.String:A-'></a><ul><li><div class='block'>%s</div></li></ul>",
                "<a id='join(int,java.util.List,java.lang.String[])'></a><ul><li><div class='block'>%s</div></li></ul>",
                "<section id='join(int,java.util.List,java.lang.String...)'><div class='block'>%s</div></section>"
            })
    void findsAMethodInPagesOfEveryKind(String form) throws IOException {
        var other = form.formatted("Another one.").replace("int", "long");

        assertThat(ask(
                        other + form.formatted(WORDS),
                        "String Entry.join(int n, List<? extends Map<K, V>> all, String... x)"))
                .isEqualTo("Joins `parts`.");
        assertThat(ask(other, "String Entry.join(int n, List<? extends Map<K, V>> all, String... x)"))
                .isEmpty();
    }

    @Test
    void aPageThatIsNoneIsNoHelp() throws IOException {
        assertThat(ask("%PDF-1.4 \u0000\u0001", "String Entry.join(int n)")).isEmpty();
        assertThat(JavadocPages.of(folder.resolve("none.jar"), Map.Entry.class, List.of(new Found("Map.Entry"))))
                .isEmpty();
    }

    /// What the tool of this JDK makes, whatever its form is.
    @Test
    void readsWhatJavadocOfThisJdkMakes() throws IOException {
        var jar = javadoc();

        assertThat(JavadocPages.of(
                        jar, ToolProvider.class, List.of(new Found("String ToolProvider.find(String arg0)"))))
                .isEqualTo("""
                        Finds the compiler.

                        **param** `name` - of it, not `null`

                        **return** the first one

                        **throws** `IllegalStateException` - if there is none""");
        assertThat(JavadocPages.of(jar, ToolProvider.class, List.of(new Found("ToolProvider.ToolProvider()"))))
                .isEqualTo("Makes one.");
        assertThat(JavadocPages.of(jar, ToolProvider.class, List.of(new Found("javax.tools.ToolProvider"))))
                .isEqualTo("Finds `tools`.\n\nQuickly.");
    }

    private Path javadoc() throws IOException {
        Files.writeString(folder.resolve("ToolProvider.java"), """
                package javax.tools;
                /** Finds {@code tools}. <p>Quickly. */
                public class ToolProvider {
                    /** Makes one. */
                    public ToolProvider() {}
                    /** Finds the compiler.
                     * @param name of it, not {@code null}
                     * @return the first one
                     * @throws IllegalStateException if there is none */
                    public static String find(String name) { return name; }
                }
                """);
        var out = folder.resolve("pages");
        var tool = java.util.spi.ToolProvider.findFirst("javadoc").orElseThrow();
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        int exit = tool.run(
                nowhere,
                nowhere,
                "-quiet",
                "--patch-module",
                "java.compiler=" + folder,
                "-d",
                out.toString(),
                folder.resolve("ToolProvider.java").toString());
        assertThat(exit).isZero();
        var jar = folder.resolve("b-javadoc.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(out)) {
            for (var file :
                    files.filter(each -> each.endsWith("ToolProvider.html")).toList()) {
                zip.putNextEntry(new ZipEntry("javax/tools/ToolProvider.html"));
                Files.copy(file, zip);
            }
        }
        return jar;
    }
}
