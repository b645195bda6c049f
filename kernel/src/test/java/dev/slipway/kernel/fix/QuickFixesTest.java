package dev.slipway.kernel.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.QuickFix.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickFixesTest {
    private static final Map<String, List<String>> TYPES = Map.of(
            "Duration", List.of("javax.xml.datatype.Duration", "java.time.Duration", "sun.secret.Duration"),
            "Path", List.of("java.nio.file.Path"));

    private static List<QuickFix> fixes(String source, String at, String message) {
        int start = source.indexOf(at);
        return new QuickFixes(name -> TYPES.getOrDefault(name, List.of()))
                .of(source, new Fault(start, start + at.length(), message));
    }

    private static String fixed(String source, String at, String message) {
        return fixes(source, at, message).getFirst().apply(source);
    }

    @Test
    void aMissingSemicolonGoesWhereTheLineEnds() {
        assertThat(fixed("int a = 1 // one\nint b = 2;", " // one", "Cell 1, line 1: ';' expected."))
                .isEqualTo("int a = 1; // one\nint b = 2;");
    }

    @Test
    void aMissingTypeIsImportedBelowTheDirectivesAndTheJdksOwnComesFirst() {
        var source = "//| step: a\n//DEPS x:y:1\nvar d = Duration.ZERO;";

        var fixes = fixes(source, "Duration", "cannot find symbol: variable Duration.");

        assertThat(fixes)
                .extracting(QuickFix::title)
                .containsExactly("Import java.time.Duration", "Import javax.xml.datatype.Duration");
        assertThat(fixes.getFirst().apply(source))
                .isEqualTo("//| step: a\n//DEPS x:y:1\nimport java.time.Duration;\nvar d = Duration.ZERO;");
    }

    @Test
    void ofALongerPlaceOnlyTheWordThatIsWrongIsChanged() {
        assertThat(fixed("//| mutates: price, modle", "//| mutates: price, modle", "says so. Did you mean model?"))
                .isEqualTo("//| mutates: price, model");
    }

    @Test
    void aWellKnownLibraryIsDeclared() {
        assertThat(fixed("import org.jsoup.Jsoup;", "org.jsoup", "package org.jsoup does not exist"))
                .startsWith("//DEPS org.jsoup:jsoup:")
                .endsWith("\nimport org.jsoup.Jsoup;");
        assertThat(fixed("new Gson()", "Gson", "cannot find symbol: class Gson"))
                .startsWith("//DEPS com.google.code.gson:gson:")
                .endsWith("\nimport com.google.gson.Gson;\nnew Gson()");
    }

    @Test
    void aCheckedExceptionIsDeclaredByItsMethodOrCaught() {
        var source =
                "String read(Path p) {\n    if (p != null) {\n        System.out.print(Files.readString(p));\n    }\n}";
        var message = "unreported exception java.io.IOException; must be caught or declared to be thrown";

        var fixes = fixes(source, "Files.readString", message);

        assertThat(fixes)
                .extracting(QuickFix::title)
                .containsExactly("Declare that read throws IOException", "Catch IOException here");
        assertThat(fixes.getFirst().apply(source)).startsWith("String read(Path p) throws IOException {");
        assertThat(fixes.getLast().apply(source)).contains("""
                        try {
                            System.out.print(Files.readString(p));
                        } catch (IOException e) {
                            throw new RuntimeException(e);
                        }
                """);
    }

    @Test
    void aSecondExceptionJoinsTheFirst() {
        assertThat(fixed(
                        "void a() throws Exception1 { b(); }",
                        "b()",
                        "unreported exception java.sql.SQLException; must be caught or declared to be thrown"))
                .isEqualTo("void a() throws Exception1, java.sql.SQLException { b(); }");
    }

    @Test
    void aLambdaDeclaresNothingAndAVariableIsNotHiddenInABlock() {
        var message = "unreported exception java.io.IOException; must be caught or declared to be thrown";

        assertThat(fixes("void a() { run(() -> { b(); }); }", "b()", message))
                .extracting(QuickFix::title)
                .containsExactly("Catch IOException here");
        assertThat(fixes("run(() -> b());", "b()", message)).isEmpty();
        assertThat(fixes("void a() { var x = b(); }", "b()", message))
                .extracting(QuickFix::title)
                .containsExactly("Declare that a throws IOException");
    }

    @Test
    void aNameThatClashesIsRenamedFromThereToTheEndOfItsBlock() {
        var source = "void a() { int x = 1; use(x); int x = 2; use(x, \"x\", o.x); } int y = x;";

        var fix = fixes(source, "int x = 2", "variable x is already defined in method a()")
                .getFirst();

        assertThat(fix.title()).isEqualTo("Rename to x2");
        assertThat(fix.apply(source))
                .isEqualTo("void a() { int x = 1; use(x); int x2 = 2; use(x2, \"x\", o.x); } int y = x;");
    }

    @Test
    void aNameThatIsNearlyRightIsCorrected() {
        assertThat(fixed("print(cuont)", "cuont", "cannot find symbol: variable cuont. Did you mean count?"))
                .isEqualTo("print(count)");
    }

    @Test
    void whatNobodyKnowsHasNoFix() {
        assertThat(fixes("a + b", "a", "bad operand types for binary operator '+'"))
                .isEmpty();
        assertThat(fixes("Nowhere x;", "Nowhere", "cannot find symbol: class Nowhere"))
                .isEmpty();
    }
}
