package dev.slipway.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.search.Query.Hit;
import dev.slipway.desktop.search.WorkspaceSearch.Found;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryTest {
    @TempDir
    Path folder;

    @Test
    void lettersAreFoundInAnyCaseUnlessCapitalsCount() {
        assertThat(Query.of("ab(").hits("AB( ab(", 9)).containsExactly(new Hit(0, 3), new Hit(4, 7));
        assertThat(new Query("AB", false, true, false).hits("AB ab", 9)).containsExactly(new Hit(0, 2));
    }

    @Test
    void wholeWordsAreNotPartsOfLongerOnes() {
        assertThat(new Query("row", false, false, true).hits("row rows arrow row", 9))
                .containsExactly(new Hit(0, 3), new Hit(15, 18));
    }

    @Test
    void groupsOfAnExpressionAreReplaced() {
        var query = new Query("(\\w+) = (\\w+)", true, false, false);

        assertThat(query.replaceAll("a = b; c = d", "$2 = $1")).isEqualTo("b = a; d = c");
        assertThat(query.replacement("a = b; c = d", new Hit(7, 12), "$2")).isEqualTo("d");
        assertThat(Query.of("$1").replaceAll("cost $1", "$2")).isEqualTo("cost $2");
    }

    @Test
    void aFaultyExpressionFindsNothingAndSaysWhy() {
        var query = new Query("(", true, false, false);

        assertThat(query.hits("(", 9)).isEmpty();
        assertThat(query.fault()).isPresent();
        assertThat(query.replaceAll("(", "x")).isEqualTo("(");
    }

    @Test
    void filesCellsAndOutputsAreSearched() throws IOException {
        var cell = Cell.of(new CellId("c1"), CellKind.CODE, "int a;\nint delay = 3;")
                .withOutputs(List.of(new Output.Printed("stdout", "one\ndelay \u001b[31m7\u001b[0m\n")), 1);
        NotebookFiles.create(folder.resolve("n.ipynb"), Opened.Format.IPYNB, Document.of(List.of(cell)));
        Files.writeString(folder.resolve("a.txt"), "first\n   the delay of it\n");
        Files.write(folder.resolve("b.bin"), new byte[] {0, 'd', 'e', 'l', 'a', 'y'});
        Files.createDirectories(folder.resolve(".slipway"));
        Files.writeString(folder.resolve(".slipway/x.txt"), "delay");

        var found = search(Query.of("delay"), Map.of());

        assertThat(found)
                .extracting(one -> one.file().getFileName() + ": " + one.place() + ": " + one.text())
                .containsExactlyInAnyOrder(
                        "a.txt: line 2: the delay of it",
                        "n.ipynb: cell 1, line 2: int delay = 3;",
                        "n.ipynb: output of cell 1: delay 7");
        assertThat(found)
                .allSatisfy(one -> assertThat(one.text().substring(one.start(), one.start() + one.length()))
                        .isEqualTo("delay"));
    }

    @Test
    void anOpenNotebookIsSearchedAsItStands() throws IOException {
        var file = folder.resolve("n.ipynb");
        NotebookFiles.create(file, Opened.Format.IPYNB, Document.of(List.of()));
        var edited = Document.of(List.of(Cell.of(new CellId("c1"), CellKind.MARKDOWN, "# Unsaved words")));

        assertThat(search(Query.of("unsaved"), Map.of(file, edited)))
                .extracting(Found::place)
                .containsExactly("cell 1, line 1");
    }

    private List<Found> search(Query query, Map<Path, Document> open) throws IOException {
        var found = new ArrayList<Found>();
        new WorkspaceSearch(folder, query, open, found::add).run();
        return found;
    }

    @Test
    void replacesWhatItFindsAndNothingBetween() {
        assertThat(new Query("x*", true, false, false).replaceAll("axxb", "-")).isEqualTo("a-b");
    }

    @Test
    void saysWhatIsWrongWithAReplacement() {
        var query = new Query("(a)|(b)", true, false, false);

        assertThat(query.faultOf("$2$1")).isEmpty();
        assertThat(query.faultOf("$3").orElseThrow()).contains("No group 3");
        assertThat(query.faultOf("5 $").orElseThrow()).contains("group");
        assertThat(query.replaceAll("ab", "$3")).isEqualTo("ab");
        assertThat(Query.of("a").faultOf("$3")).as("letters are letters").isEmpty();
    }
}
