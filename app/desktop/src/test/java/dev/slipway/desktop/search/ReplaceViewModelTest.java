package dev.slipway.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaceViewModelTest {
    @TempDir
    Path folder;

    private final Jobs jobs = new Jobs(Runnable::run, Runnable::run);
    private final Map<Path, Document> open = new LinkedHashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean isReadOnly;
    private SearchViewModel search;
    private ReplaceViewModel replace;

    private static Document document(String source) {
        return Document.of(List.of(Cell.of(new CellId("c"), CellKind.CODE, source)));
    }

    private String source(String name) throws IOException {
        return ((Opened.Notebook) NotebookFiles.open(folder.resolve(name)))
                .document()
                .cells()
                .getFirst()
                .source();
    }

    private void search(Query query) {
        search.search(query);
        var due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(Runnable::run);
    }

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one two one\n");
        NotebookFiles.create(folder.resolve("b.ipynb"), Opened.Format.IPYNB, document("int one = 1;"));
        NotebookFiles.create(folder.resolve("c.ipynb"), Opened.Format.IPYNB, document("int one = 2;"));
        open.put(folder.resolve("c.ipynb"), document("int one = 3;"));
        search = new SearchViewModel(
                jobs,
                (_, action) -> {
                    waiting.add(action);
                    return () -> waiting.remove(action);
                },
                () -> folder,
                () -> open);
        replace = new ReplaceViewModel(search, jobs, new ReplaceViewModel.OpenNotebooks() {
            @Override
            public Set<Path> files() {
                return open.keySet();
            }

            @Override
            public boolean change(Path file, UnaryOperator<String> cell) {
                if (isReadOnly) {
                    return false;
                }
                open.computeIfPresent(
                        file,
                        (_, now) -> document(cell.apply(now.cells().getFirst().source())));
                return true;
            }
        });
    }

    @Test
    void placesAreReplacedInFilesAndInTheWindowAndFilesCanBeTakenBack() throws IOException {
        search(Query.of("one"));

        replace.replaceAll("uno");

        assertThat(replace.wordsProperty().get()).isEqualTo("Replaced 4\u00a0places in 3\u00a0files");
        assertThat(folder.resolve("a.txt")).hasContent("uno two uno\n");
        assertThat(source("b.ipynb")).isEqualTo("int uno = 1;");
        assertThat(source("c.ipynb")).as("open in the window").isEqualTo("int one = 2;");
        assertThat(Objects.requireNonNull(open.get(folder.resolve("c.ipynb")))
                        .cells()
                        .getFirst()
                        .source())
                .isEqualTo("int uno = 3;");
        Files.writeString(folder.resolve("a.txt"), "mine");
        replace.takeBack();

        assertThat(replace.wordsProperty().get()).isEqualTo("1\u00a0file taken back, 1 had changed since");
        assertThat(folder.resolve("a.txt")).hasContent("mine");
        assertThat(source("b.ipynb")).isEqualTo("int one = 1;");
    }

    @Test
    void groupsOfAnExpressionCanBeUsed() {
        search(new Query("(\\w+) two", true, false, false));

        replace.replaceAll("two $1");

        assertThat(folder.resolve("a.txt")).hasContent("two one one\n");
    }

    @Test
    void withoutAHitNothingIsWritten() {
        search(Query.of("nowhere"));

        replace.replaceAll("x");

        assertThat(replace.wordsProperty().get()).isEqualTo("Nothing to replace");
        assertThat(replace.canTakeBackProperty().get()).isFalse();
    }

    @Test
    void aReplacementThatIsNotRightChangesNothing() {
        search(new Query("(one)", true, false, false));

        replace.replaceAll("$2");

        assertThat(replace.wordsProperty().get()).contains("No group 2");
        assertThat(folder.resolve("a.txt")).hasContent("one two one\n");
    }

    @Test
    void anOpenNotebookThatCanOnlyBeReadIsNotCounted() {
        isReadOnly = true;
        search(Query.of("one"));

        replace.replaceAll("uno");

        assertThat(replace.wordsProperty().get())
                .isEqualTo("Replaced 3\u00a0places in 2\u00a0files. c.ipynb can only be read.");
    }

    @Test
    void nothingIsReplacedUntilTheSearchForItIsDone() {
        search(Query.of("two"));
        search.search(Query.of("one"));

        replace.replaceAll("uno");

        assertThat(replace.wordsProperty().get())
                .isEqualTo("The search has not come to its end, so nothing was replaced.");
        assertThat(folder.resolve("a.txt")).hasContent("one two one\n");
    }

    @Test
    void whatTheSearchHadNoRoomForIsSaid() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one\n".repeat(3_000));
        search(Query.of("one"));

        replace.replaceAll("uno");

        assertThat(replace.wordsProperty().get())
                .endsWith(" Only files of the first 2\u00a0000\u00a0hits: there are more.");
    }

    @Test
    void aFileThatIsTooLargeToBeLookedIntoIsNamed() throws IOException {
        Files.write(folder.resolve("large.csv"), "one\n".repeat(3 << 20).getBytes(StandardCharsets.US_ASCII));
        Files.write(folder.resolve("large.bin"), new byte[9 << 20]);
        NotebookFiles.create(folder.resolve("large.ipynb"), Opened.Format.IPYNB, document("one" + " ".repeat(9 << 20)));

        search(Query.of("one"));

        assertThat(search.wordsProperty().get()).isEqualTo("5 hits in 4 files; too large to look into: large.csv");
    }
}
