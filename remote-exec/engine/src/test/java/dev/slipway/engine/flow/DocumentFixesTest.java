package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.Document;
import dev.slipway.kernel.fix.DocumentFixes;
import dev.slipway.kernel.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the real compiler finds, mended, and not found any more.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentFixesTest {
    private Notebooks notebooks;

    @BeforeAll
    void open() {
        notebooks = Notebooks.plain();
    }

    @AfterAll
    void close() {
        notebooks.close();
    }

    @Test
    void aCellIsMovedAboveTheOneThatReadsIt() {
        assertThat(mended("read-before-definition", "int a = 1;", "int c = b + a;", "int b = 2;"))
                .containsExactly("Move cell 3 above cell 2", "int a = 1;", "int b = 2;", "int c = b + a;");
        assertThat(mended(
                        "reads-later-step",
                        "//| step: a\nint y = total + 1;",
                        "# words",
                        "//| step: b\nint total = Math.abs(2);"))
                .startsWith("Move cell 3 above cell 1", "//| step: b\nint total = Math.abs(2);");
    }

    @Test
    void directivesAreMovedRemovedAndRenamed() {
        assertThat(mended("late-directive", "//| step: a\nint x = 1;\n//| timeout: 2h\nint y = 2;"))
                .containsExactly("Move it above the code", "//| step: a\n//| timeout: 2h\nint x = 1;\nint y = 2;");
        assertThat(mended("repeated-directive", "//| step: a\n//| timeout: 2h\n//| timeout: 3h\nint x = 1;"))
                .containsExactly("Remove line 3", "//| step: a\n//| timeout: 2h\nint x = 1;");
        assertThat(mended("duplicate-step", "//| step: a\nint x = 1;", "//| step: a2", "//| step: a\nint y = 2;"))
                .endsWith("//| step: a3\nint y = 2;");
    }

    @Test
    void whatALoopReadsIsDeclaredAnewInAStepOfItsOwn() {
        var before = "//| step: a\nint n = 1;\nint[] xs = {1, 2};";
        var loop = "//| step: b\n//| foreach: x : xs\nint y = n + x;";
        assertThat(mended("redeclared-in-loop", before, loop, "int n = y;"))
                .containsExactly("Start a step in cell 3", before, loop, "//| step: n\nint n = y;");
        assertThat(mended(
                        "redeclared-in-loop", before, "//| step: n\n//| foreach: x : xs\nint y = n + x;", "int n = y;"))
                .endsWith("//| step: n2\nint n = y;");
        var same = Notebooks.document(before, "//| step: b\n//| foreach: x : xs\nint y = n + x;\nint n = y;");
        assertThat(DocumentFixes.of(problem("redeclared-in-loop", same), same)).isEmpty(); // only another name helps
    }

    @Test
    void aCellThatIsReadIsNotSkipped() {
        assertThat(mended("reads-skipped", "//| skip\nint x = Math.abs(1);", "//| step: a\nint y = x;"))
                .startsWith("Remove //| skip from cell 1", "int x = Math.abs(1);");
    }

    @Test
    void whatCannotBeKeptIsNotAskedFor() {
        var thread = "//| step: a\n//| keep: n, t\nint n = 1;\nvar t = new Thread();";
        assertThat(mended("unstorable", thread))
                .containsExactly("Do not keep t", "//| step: a\n//| keep: n\nint n = 1;\nvar t = new Thread();");
    }

    @Test
    void filesBesideTheNotebookAreReadThroughDataset() {
        assertThat(mended(
                        "untracked-file",
                        "//| step: a\nvar text = java.nio.file.Files.readString(java.nio.file.Path.of(\"a.txt\"));"))
                .startsWith("Use dataset(\"a.txt\")");
    }

    @Test
    void anOlderJavaIsOneOrNewer() {
        assertThat(mended("java-version", "//JAVA 17\nint x = 1;"))
                .containsExactly("Write //JAVA 17+", "//JAVA 17+\nint x = 1;");
    }

    @Test
    void nothingIsOfferedWhereTheHintLeavesAChoice() {
        var document = Notebooks.document("//| step: a\nint x = \"a\";");
        assertThat(notebooks.compile(document).problems())
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(DocumentFixes.of(problem, document)).isEmpty());
    }

    @Test
    void aProblemOfAnOlderDocumentChangesNothingThatIsGone() {
        var before = Notebooks.document("int a = 1;", "int c = b;", "int b = 2;");
        var late = Notebooks.document("int x = 1;\n//| timeout: 2h");
        var other = Document.of(List.of(before.cells().getFirst()));

        assertThat(DocumentFixes.of(problem("read-before-definition", before), other))
                .isEmpty();
        assertThat(DocumentFixes.of(problem("late-directive", late), other)).isEmpty();
    }

    /// Returns the title of the first fix of the problem `code`, and the cells after it, of which that is no problem.
    private List<String> mended(String code, String... sources) {
        var document = Notebooks.document(sources);
        var fix = DocumentFixes.of(problem(code, document), document).getFirst();
        var after = fix.edit().apply(document);
        assertThat(notebooks.compile(after).problems())
                .extracting(Problem::code)
                .doesNotContain(code);
        var said = new java.util.ArrayList<>(List.of(fix.title()));
        after.cells().stream().map(Cell::source).forEach(said::add);
        return said;
    }

    private Problem problem(String code, Document document) {
        var problems = notebooks.compile(document).problems();
        assertThat(problems).extracting(Problem::code).contains(code);
        return problems.stream()
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
