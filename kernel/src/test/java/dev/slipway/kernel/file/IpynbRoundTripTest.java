package dev.slipway.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.document.Edit;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Properties of the ipynb format over generated notebooks; a failure names its seed.
class IpynbRoundTripTest {
    private static final Path FILE = Path.of("generated.ipynb");
    private static final int SAMPLES = Boolean.getBoolean("slipway.long") ? 20_000 : 600;
    private static final List<CellKind> KINDS = List.of(CellKind.CODE, CellKind.MARKDOWN, CellKind.RAW);

    @Test
    void keepsEveryByteWhereNothingWasEdited() {
        for (long seed = 0; seed < SAMPLES; seed++) {
            var text = new GeneratedNotebooks(seed).notebook();

            var opened = opened(text, seed);

            assertThat(NotebookFiles.text(
                            opened,
                            new Document(
                                    opened.document().cells(), opened.document().metadata())))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    @Test
    void keepsTheBytesOfAllOtherCellsWhenSomeAreEdited() {
        for (long seed = 0; seed < SAMPLES; seed++) {
            var opened = opened(new GeneratedNotebooks(seed).notebook(), seed);
            var random = new Random(seed);
            var touched = new ArrayList<CellId>();
            var edited = opened.document();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                edited = edit(edited, random, touched);
            }

            var saved = NotebookFiles.text(opened, edited);

            var before = cellTexts(opened.text(), opened.document());
            var after = cellTexts(saved, edited);
            touched.forEach(before::remove);
            assertThat(after).as("seed %d", seed).containsAllEntriesOf(kept(before, after));
            assertThat(outside(saved)).as("seed %d", seed).isEqualTo(outside(opened.text()));
            assertReadsBack(saved, edited, seed);
        }
    }

    @Test
    void refusesEveryNotebookThatIsCutShort() {
        for (long seed = 0; seed < SAMPLES; seed++) {
            var text = new GeneratedNotebooks(seed).notebook();
            int end = text.stripTrailing().length();
            int cut = new Random(seed).nextInt(end);

            assertThat(NotebookFiles.read(FILE, text.substring(0, cut)))
                    .as("seed %d cut at %d", seed, cut)
                    .isInstanceOf(Opened.Refused.class);
        }
    }

    private static Document edit(Document document, Random random, List<CellId> touched) {
        if (document.cells().isEmpty() || random.nextInt(5) == 0) {
            var id = new CellId("new-" + random.nextInt());
            touched.add(id);
            return new Edit.Insert(
                            random.nextInt(document.cells().size() + 1), Cell.of(id, CellKind.CODE, "int x = 1;\nx"))
                    .apply(document);
        }
        var cell = document.cells().get(random.nextInt(document.cells().size()));
        return switch (random.nextInt(5)) {
            case 0 -> new Edit.Delete(cell.id()).apply(document);
            case 1 -> new Edit.Move(cell.id(), random.nextInt(document.cells().size())).apply(document);
            case 2 -> {
                touched.add(cell.id());
                yield new Edit.SetKind(cell.id(), KINDS.get(random.nextInt(3))).apply(document);
            }
            case 3 -> {
                touched.add(cell.id());
                yield new Edit.SetSource(cell.id(), "\"é\\\" 😀 \uD800\n" + random.nextInt()).apply(document);
            }
            default -> {
                touched.add(cell.id());
                yield cell.kind() == CellKind.CODE
                        ? new Edit.SetOutputs(cell.id(), List.of(new Output.Printed("stdout", "a\nb")), 5)
                                .apply(document)
                        : new Edit.SetSource(cell.id(), "").apply(document);
            }
        };
    }

    private static Map<CellId, String> kept(Map<CellId, String> before, Map<CellId, String> after) {
        var kept = new HashMap<>(before);
        kept.keySet().retainAll(after.keySet());
        return kept;
    }

    private static void assertReadsBack(String saved, Document edited, long seed) {
        var again = opened(saved, seed).document().cells();
        assertThat(again).as("seed %d", seed).hasSameSizeAs(edited.cells());
        for (int i = 0; i < again.size(); i++) {
            var cell = again.get(i);
            assertThat(edited.cells().get(i).withId(cell.id()))
                    .as("seed %d cell %d", seed, i)
                    .usingRecursiveComparison()
                    .ignoringFields("attachments", "metadata")
                    .isEqualTo(cell);
        }
    }

    private static Map<CellId, String> cellTexts(String text, Document document) {
        var texts = new HashMap<CellId, String>();
        if (root(text).get("cells") instanceof Json.Items cells) {
            for (int i = 0; i < cells.all().size(); i++) {
                texts.put(document.cells().get(i).id(), cells.all().get(i).raw(text));
            }
        }
        return texts;
    }

    private static String outside(String text) {
        return root(text).get("cells") instanceof Json.Items cells
                ? text.substring(0, cells.start()) + text.substring(cells.end())
                : fail("no cells");
    }

    private static Json.Members root(String text) {
        try {
            return (Json.Members) JsonParser.parse(text);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Opened.Notebook opened(String text, long seed) {
        return NotebookFiles.read(FILE, text) instanceof Opened.Notebook notebook
                ? notebook
                : fail("seed " + seed + ": " + NotebookFiles.read(FILE, text) + "\n" + text);
    }
}
