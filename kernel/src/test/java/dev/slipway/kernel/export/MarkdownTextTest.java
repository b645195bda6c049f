package dev.slipway.kernel.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    private int count;

    private Cell cell(CellKind kind, String source) {
        return Cell.of(new CellId("c" + ++count), kind, source);
    }

    private static Document document(Cell... cells) {
        return Document.of(List.of(cells));
    }

    private static List<String> written(Document document) {
        return document.cells().stream()
                .map(cell -> cell.kind() + "|" + cell.source() + "|" + cell.metadata())
                .toList();
    }

    private static void comesBack(Document document) {
        var text = MarkdownText.of(document);

        assertThat(written(MarkdownText.read(text))).as(text).isEqualTo(written(document));
    }

    @Test
    void proseAndCodeInTurnNeedNoMarks() {
        var document = document(
                cell(CellKind.MARKDOWN, "# Title\n\nWords."),
                cell(CellKind.CODE, "int a = 1;\n\nint b = 2;"),
                cell(CellKind.CODE, "a + b"));

        assertThat(MarkdownText.of(document)).doesNotContain("<!--");
        comesBack(document);
    }

    @Test
    void tagsComeBack() {
        comesBack(document(
                cell(CellKind.CODE, "int n = 3;")
                        .withMetadata("{\n \"tags\": [\"parameters\"],\n \"a\": \"-->\"\n}"
                                .replace("\n ", " ")
                                .replace("\n", " ")
                                .replace("-->", "--\\u003e")),
                cell(CellKind.CODE, "")));
    }

    @Test
    void proseBelowProseRawTextAndCodeInProseComeBack() {
        comesBack(document(
                cell(CellKind.MARKDOWN, "one"),
                cell(CellKind.MARKDOWN, "two\n\n```java\nint shown = 1;\n```\n"),
                cell(CellKind.MARKDOWN, ""),
                cell(CellKind.RAW, "raw *text*\n"),
                cell(CellKind.CODE, "var s = \"```\";"),
                cell(CellKind.MARKDOWN, "end")));
    }

    @Test
    void whatCodeShowedIsNoCellOfItsOwn() {
        var shown = cell(CellKind.CODE, "note(\"**x**\");")
                .withOutputs(
                        List.of(
                                new Output.Printed("stdout", "hi\n"),
                                Output.Displayed.of(MimeBundle.of(MimeBundle.MARKDOWN, "**x**", "x")),
                                Output.Displayed.of(MimeBundle.of(MimeBundle.PNG, "iVBORw0KGgo=", "a picture")),
                                Output.Displayed.of(MimeBundle.text("1"))),
                        1);
        var document = document(shown, cell(CellKind.MARKDOWN, "below"));

        comesBack(document);
        assertThat(MarkdownText.of(document)).contains("\n**x**\n");
        assertThat(MarkdownText.read(MarkdownText.of(document))
                        .cells()
                        .getFirst()
                        .outputs())
                .containsExactly(new Output.Printed("stdout", "hi\n"), new Output.Printed("stdout", "1\n"));
    }

    @Test
    void aTextOfAnotherProgramIsReadAsItIs() {
        var read = MarkdownText.read("Intro\r\n\r\n```java\r\nint x;\r\n```\r\n<!-- a comment -->\r\nEnd");

        assertThat(written(read))
                .containsExactly("MARKDOWN|Intro|{}", "CODE|int x;|{}", "MARKDOWN|<!-- a comment -->\nEnd|{}");
    }
}
