package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private static final String RED = "{\"image/png\": \"cmVk\"}";
    private static final String BLUE = "{\"image/png\": [\"no text\"], \"image/jpeg\": \"Ymx1 ZQ==\"}";

    @Test
    void aPictureIsFoundByTheNameMarkdownHas() {
        var attachments = Attachments.of("{\"a b.png\": " + RED + ", \"c.jpg\": " + BLUE + "}");

        assertThat(attachments.address("a%20b.png")).contains("data:image/png;base64,cmVk");
        assertThat(attachments.address("c.jpg")).contains("data:image/jpeg;base64,Ymx1ZQ==");
        assertThat(attachments.address("d.png")).isEmpty();
        assertThat(Attachments.of("{broken").address("a.png")).isEmpty();
        assertThat(Attachments.of(null).json()).isNull();
    }

    @Test
    void aCellThatIsSplitGivesEachHalfThePicturesItShows() {
        var bench = bench(prose(
                "a",
                "![](attachment:x.png)\n![](attachment:y.png)",
                "{\"x.png\": " + RED + ", \"y.png\": " + BLUE + ", \"unused.png\": " + RED + "}"));

        bench.edits.split("![](attachment:x.png)\n".length());

        assertThat(cells(bench))
                .extracting(Cell::source)
                .containsExactly("![](attachment:x.png)", "![](attachment:y.png)");
        assertThat(names(bench, 0)).containsExactly("x.png", "unused.png");
        assertThat(names(bench, 1)).containsExactly("y.png");
    }

    @Test
    void splitAndJoinedAgainACellIsTheOldOneAndUndoGivesEachState() {
        var whole = prose("a", "![](attachment:x.png)\n![](attachment:x.png)", "{\"x.png\": " + RED + "}");
        var bench = bench(whole);

        bench.edits.split("![](attachment:x.png)\n".length());
        bench.notebook.select(bench.notebook.cells().getFirst());
        bench.edits.merge();

        assertThat(cells(bench)).containsExactly(whole);
        bench.notebook.undo();
        assertThat(cells(bench)).hasSize(2);
        bench.notebook.undo();
        assertThat(cells(bench)).containsExactly(whole);
    }

    @Test
    void picturesOfJoinedCellsGoAlongAndOneWithATakenNameGetsAnother() {
        var bench = bench(
                prose("a", "![](attachment:i.png)", "{\"i.png\": " + RED + ", \"i-2.png\": " + RED + "}"),
                prose("b", "![](attachment:i.png) ![](attachment:i.png.png)", "{\"i.png\": " + BLUE + "}"),
                prose("c", "![](attachment:i.png)", "{\"i.png\": " + RED + "}"));
        bench.notebook.select(bench.notebook.cells().getFirst());
        bench.notebook.extend(3);

        bench.edits.merge();

        var joined = cells(bench).getFirst();
        assertThat(joined.source())
                .isEqualTo(
                        "![](attachment:i.png)\n![](attachment:i-3.png) ![](attachment:i.png.png)\n![](attachment:i.png)");
        assertThat(Attachments.of(joined.attachments()).files())
                .containsEntry("i.png", RED)
                .containsEntry("i-2.png", RED)
                .containsEntry("i-3.png", BLUE)
                .hasSize(3);
    }

    @Test
    void copiedIntoAnotherNotebookACellKeepsItsPictures() {
        var bench = bench(prose("a", "![](attachment:x.png)", "{\"x.png\": " + RED + "}"));
        bench.edits.copy();
        var other = new Bench("# there");
        other.clipboard.put(bench.clipboard.cells(), Map.of());

        other.edits.pasteBelow(bench.clipboard.text());

        assertThat(names(other, 1)).containsExactly("x.png");
    }

    private static Bench bench(Cell... cells) {
        return new Bench(Document.of(List.of(cells)));
    }

    private static Cell prose(String id, String source, @Nullable String attachments) {
        return new Cell(new CellId(id), CellKind.MARKDOWN, source, List.of(), null, "{}", attachments);
    }

    private static List<Cell> cells(Bench bench) {
        return bench.notebook.documentProperty().get().cells();
    }

    private static Iterable<String> names(Bench bench, int cell) {
        return Attachments.of(cells(bench).get(cell).attachments()).files().keySet();
    }

    @Test
    void aPastedPictureStandsAtTheCaretAndInTheCell() {
        var bench = new Bench("# A\nb", "int x;");
        var pictures = new PastedPictures(bench.notebook, bench.services.jobs(), () -> 4, _ -> {});
        bench.notebook.edit();

        pictures.put(new byte[] {1, 2});
        pictures.put(new byte[] {3});

        assertThat(bench.sources().getFirst())
                .isEqualTo("# A\n![image-2.png](attachment:image-2.png)![image.png](attachment:image.png)b");
        assertThat(Attachments.of(bench.cell(0).cellProperty().get().attachments())
                        .address("image.png"))
                .contains("data:image/png;base64,AQI=");
        bench.notebook.command();
        bench.notebook.undo();
        bench.notebook.undo();
        assertThat(bench.sources()).containsExactly("# A\nb", "int x;");
    }

    @Test
    void inCommandModeAPictureIsACellOfItsOwn() {
        var bench = new Bench("int x;");

        new PastedPictures(bench.notebook, bench.services.jobs(), () -> 0, _ -> {}).put(new byte[] {1});

        assertThat(bench.sources()).containsExactly("int x;", "![image.png](attachment:image.png)");
    }
}
