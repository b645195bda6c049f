package dev.slipway.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.document.Edit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JshTextTest {
    private static final int SAMPLES = Boolean.getBoolean("slipway.long") ? 20_000 : 600;
    private static final List<CellKind> KINDS = List.of(CellKind.CODE, CellKind.MARKDOWN, CellKind.RAW);
    private static final String[] LINES = {
        "// %%",
        "// %% [markdown]",
        "// %% A title [markdown] id=m1",
        "// %% id=c1 tags=[\"parameters\", \"x y\"]",
        "//%%",
        "// %%sql",
        "// %% [raw] id=\"q\"",
        "int x = 1;",
        "",
        "  ",
        "// text",
        "//",
        "/* 😀 */",
        "// \\%% no",
        "var s = \"%%\";",
        "\t",
        "// - [ ] do = that"
    };

    @Test
    void readsTitlesKindsIdsAndTags() {
        var text = """
                // %% Load it id=load tags=["parameters"] limit=3
                int n = 1;

                // %% [markdown] id=intro
                // # Title
                //
                // text
                """;

        assertThat(JshText.read(text).cells())
                .containsExactly(
                        new Cell(
                                new CellId("load"),
                                CellKind.CODE,
                                "int n = 1;",
                                List.of(),
                                null,
                                "{\"title\": \"Load it\", \"tags\": [\"parameters\"], \"limit\": 3}",
                                null),
                        Cell.of(new CellId("intro"), CellKind.MARKDOWN, "# Title\n\ntext"));
    }

    @Test
    void takesTextBeforeTheFirstMarkerAsACell() {
        assertThat(JshText.read("int a = 1;\n\n// %%\na\n").cells())
                .extracting(Cell::source)
                .containsExactly("int a = 1;", "a");
    }

    @Test
    void keepsEveryByteWhereNothingWasEdited() {
        for (long seed = 0; seed < SAMPLES; seed++) {
            var text = generated(new Random(seed));
            var document = JshText.read(text);

            var saved = JshText.patched(text, document, Document.of(document.cells()));
            var shown = JshText.patched(text, document, allShown(document));

            assertThat(saved).as("seed %d", seed).isEqualTo(text);
            if (hasSoundIds(text)) {
                assertThat(shown).as("seed %d", seed).isEqualTo(text);
            }
        }
    }

    @Test
    void readsBackWhatAnEditMadeUnderTheSameIds() {
        for (long seed = 0; seed < SAMPLES; seed++) {
            var random = new Random(seed);
            var text = generated(random);
            var before = JshText.read(text);
            var after = before;
            for (int i = 0; i < 3; i++) {
                after = edited(after, random);
            }

            var saved = JshText.patched(text, before, after);

            assertThat(JshText.read(saved).cells())
                    .as("seed %d:\n%s\n-----\n%s", seed, text, saved)
                    .isEqualTo(readable(after));
        }
    }

    @Test
    void changesOnlyTheLinesOfTheEditedCell() {
        var text = "// %%\r\nint a = 1;\r\n\r\n\r\n// %% [md]\r\n//no space\r\n// %%  odd   id=z\r\na\r\n";
        var before = JshText.read(text);
        var first = before.cells().getFirst().id();

        var saved = JshText.patched(text, before, new Edit.SetSource(first, "int b;\nint c;").apply(before));

        assertThat(saved).isEqualTo(text.replace("// %%\r\nint a = 1;", "// %% id=" + first + "\r\nint b;\r\nint c;"));
    }

    private static boolean hasSoundIds(String text) {
        return Stream.of("id=m1", "id=c1", "id=\"q\"").allMatch(id -> text.indexOf(id) == text.lastIndexOf(id));
    }

    private static Document allShown(Document document) {
        return document.withCells(document.cells().stream()
                .map(cell -> cell.withOutputs(List.of(), 1))
                .toList());
    }

    private static List<Cell> readable(Document document) {
        return document.cells().stream()
                .map(cell -> cell.kind() == CellKind.CODE
                        ? cell.withSource(
                                cell.source().isBlank() ? "" : cell.source().replaceFirst("(\\n[ \t]*)+$", ""))
                        : cell)
                .toList();
    }

    private static Document edited(Document document, Random random) {
        var sources =
                List.of("int y = 2;", "// %% sneaky\nz", "%% [markdown]\n\\%%\ntext", "a\n\n\nb", "", "// x\n//y");
        var source = sources.get(random.nextInt(sources.size()));
        if (document.cells().isEmpty() || random.nextInt(4) == 0) {
            var id = new CellId("n" + random.nextInt(1_000_000));
            var kind = KINDS.get(random.nextInt(3));
            return document.cell(id).isPresent()
                    ? document
                    : new Edit.Insert(random.nextInt(document.cells().size() + 1), Cell.of(id, kind, source))
                            .apply(document);
        }
        var id = document.cells().get(random.nextInt(document.cells().size())).id();
        return switch (random.nextInt(4)) {
            case 0 -> new Edit.Delete(id).apply(document);
            case 1 -> new Edit.Move(id, random.nextInt(document.cells().size())).apply(document);
            case 2 -> new Edit.SetKind(id, KINDS.get(random.nextInt(3))).apply(document);
            default -> new Edit.SetSource(id, source).apply(document);
        };
    }

    private static String generated(Random random) {
        var newline = random.nextInt(4) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(LINES[random.nextInt(LINES.length)]).append(newline);
        }
        return random.nextBoolean() ? text.toString() : text + "x";
    }
}
