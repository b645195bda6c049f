package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.deploy.ProblemFixes.Fix;
import dev.slipway.kernel.file.DisabledCells;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.protocol.QuickFix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookFixesTest {
    @TempDir
    Path folder;

    private final List<Path> trusted = new ArrayList<>();
    private final Bench bench = new Bench("int c = b;", "int b = 2;");

    private NotebookFixes fixes() throws IOException {
        var opened = NotebookFiles.create(
                folder.resolve("a.ipynb"),
                Opened.Format.IPYNB,
                bench.notebook.documentProperty().get());
        var save = new SaveViewModel(
                bench.notebook, bench.services, new Journal(folder.resolve("home")), opened, opened.document());
        return new NotebookFixes(bench.notebook, save, new Trust() {
            @Override
            public boolean isTrusted(Path path) {
                return trusted.contains(path);
            }

            @Override
            public void trust(Path path) {
                trusted.add(path);
            }
        });
    }

    private static Problem problem(String code, String message, String hint) {
        return Problem.error(code, message, hint, Place.onLine(new CellId("c0"), 0, 1, 9, 1));
    }

    private static List<Fix> fixes(NotebookFixes fixes, Problem problem) {
        var found = new ArrayList<Fix>();
        fixes.of(problem, found::addAll);
        return found;
    }

    @Test
    void aFixIsOneStepOfUndoAndIsSaved() throws IOException {
        var fixes = fixes();
        var problem = problem("read-before-definition", "Cell 1 reads b.", "Move cell 2 above cell 1.");

        fixes(fixes, problem).getFirst().make().run();
        assertThat(bench.sources()).containsExactly("int b = 2;", "int c = b;");
        var saved = new ArrayList<Opened.Notebook>();
        fixes.save(saved::add, NotebookFixesTest::fail);
        assertThat(saved.getFirst().document().cells().getFirst().source()).isEqualTo("int b = 2;");

        fixes.undo();
        assertThat(bench.sources()).containsExactly("int c = b;", "int b = 2;");
    }

    @Test
    void aFixOfWhatIsNoMoreDoesNothing() throws IOException {
        var problem = problem("read-before-definition", "Cell 1 reads b.", "Move cell 2 above cell 1.");
        var fix = fixes(fixes(), problem).getFirst();
        bench.notebook.type(bench.cell(0), "int c = 1;");

        fix.make().run();

        assertThat(bench.sources()).containsExactly("int c = 1;", "int b = 2;");
    }

    @Test
    void whatTheCompilerSaysIsAskedOfTheKernelIfThereIsOne() throws IOException {
        var fixes = fixes();
        var problem = problem("error", "Cell 1, line 1: cannot find symbol.", "Did you mean a?");

        fixes(fixes, problem).getFirst().make().run();
        assertThat(bench.sources().getFirst()).isEqualTo("int c = a;");

        bench.notebook.kernel().start();
        bench.kernel().fixes = List.of(new QuickFix("Import x", List.of(new QuickFix.Change(0, 0, "import x;\n"))));
        fixes(fixes, problem).getFirst().make().run();
        assertThat(bench.sources().getFirst()).isEqualTo("import x;\nint c = a;");
    }

    @Test
    void aDisabledCellIsEnabledAndANotebookTrusted() throws IOException {
        var fixes = fixes();
        bench.select(0);
        Disabling.toggle(bench.notebook);
        assertThat(bench.cell(0).isDisabled()).isTrue();

        fixes(fixes, problem(DisabledCells.PROBLEM, "", "")).getFirst().make().run();
        assertThat(bench.cell(0).isDisabled()).isFalse();

        var trust = fixes(fixes, problem("not-trusted", "", "")).getFirst();
        trust.make().run();
        assertThat(trust.isEdit()).isFalse();
        assertThat(trusted).hasSize(1);
    }

    @Test
    void whatCannotBeSavedIsSaid() throws IOException {
        var fixes = fixes();
        bench.notebook.type(bench.cell(0), "mine");
        NotebookFiles.write(Bench.document("theirs"), folder.resolve("a.ipynb"));
        var refusals = new ArrayList<String>();

        fixes.save(_ -> {}, refusals::add);

        assertThat(refusals).hasSize(1).first().asString().startsWith("Not saved: another program");
        assertThat(Files.readString(folder.resolve("a.ipynb"))).contains("theirs");
    }

    private static void fail(String words) {
        throw new AssertionError(words);
    }
}
