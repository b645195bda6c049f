package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.engine.flow.Plan.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a random edit of a generated notebook, loops within loops and all, does to its hashes. Seeded; the seed is in
/// the message of a failure.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedHashTest {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 200 : 2;
    private static final Pattern CONSTANT = Pattern.compile("\\+ (\\d)\\) % 97");

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
    void formCountsForNothing() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var cells = GeneratedNotebook.cells(seed);
            var before = notebooks.plan(cells.toArray(String[]::new));

            var after = notebooks.compile(reformed(cells, new Random(seed)));

            assertThat(after).as("seed " + seed + Notebooks.problems(after)).isInstanceOf(Compiled.Flow.class);
            assertThat(changed(before, ((Compiled.Flow) after).plan()))
                    .as("seed " + seed)
                    .isEmpty();
            assertThat(((Compiled.Flow) after).plan().hash()).as("seed " + seed).isEqualTo(before.hash());
        }
    }

    @Test
    void anEditChangesExactlyTheStepsItReaches() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var cells = GeneratedNotebook.cells(seed);
            var before = notebooks.plan(cells.toArray(String[]::new));
            for (var edit : edits(cells, new Random(seed))) {
                var after = notebooks.plan(edit.cells().toArray(String[]::new));

                var reached = new TreeSet<String>();
                before.steps().stream()
                        .filter(step -> edit.reaches().test(text(step, cells)))
                        .forEach(step -> reached.add(step.name()));
                assertThat(changed(before, after))
                        .as("seed " + seed + ", " + edit.what() + "\n" + GeneratedNotebook.text(cells))
                        .isEqualTo(reached);
            }
        }
    }

    @Test
    void whatIsAddedAboveAndWhereItIsCompiledChangesNothing() throws IOException {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        for (int seed = 0; seed < ROUNDS; seed++) {
            var cells = GeneratedNotebook.cells(seed);
            var before = notebooks.plan(cells.toArray(String[]::new));
            cells.addFirst("import java.awt.Point;\nint unused = 1;\nint twice(String other) { return 0; }");
            try (var elsewhere = Notebooks.plain()) {
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
                var compiled = elsewhere
                        .compiler()
                        .compile(
                                Path.of("other", "folder", "nb.ipynb").toAbsolutePath(),
                                Notebooks.document(cells.toArray(String[]::new)));

                assertThat(((Compiled.Flow) compiled).plan().hash())
                        .as("seed " + seed)
                        .isEqualTo(before.hash());
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        }
    }

    /// A change and which texts of steps it reaches.
    private record Edit(String what, List<String> cells, Predicate<String> reaches) {}

    private static List<Edit> edits(List<String> cells, Random random) {
        var edits = new ArrayList<Edit>();
        Predicate<String> callsTwice = text -> text.contains("twice(") || text.contains("weighted(");
        edits.add(new Edit("method twice", with(cells, 1, "return 2 * x", "return 3 * x"), callsTwice));
        edits.add(new Edit("constant BASE", with(cells, 1, "BASE = 17", "BASE = 18"), callsTwice));
        edits.add(new Edit(
                "method weighted",
                with(cells, 1, "twice(x) * weight", "twice(x) * weight + 1"),
                text -> text.contains("weighted(")));
        edits.add(new Edit("method word", with(cells, 1, "\"<\"", "\"[\""), text -> text.contains("word(")));
        int start = random.nextInt(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            int at = (start + i) % cells.size();
            var match = CONSTANT.matcher(cells.get(at));
            if (at > 1 && match.find()) {
                var edited = cells.get(at).substring(0, match.start()) + "+ 41) % 97"
                        + cells.get(at).substring(match.end());
                var all = new ArrayList<>(cells);
                all.set(at, edited);
                edits.add(new Edit("cell " + (at + 1), all, text -> text.contains(cells.get(at))));
                return edits;
            }
        }
        return edits;
    }

    private static List<String> with(List<String> cells, int at, String before, String after) {
        var all = new ArrayList<>(cells);
        all.set(at, cells.get(at).replace(before, after));
        return all;
    }

    private static String text(Step step, List<String> cells) {
        var text = new StringBuilder();
        step.cells()
                .forEach(id -> text.append(cells.get(Integer.parseInt(id.value().substring(1)) - 1))
                        .append('\n'));
        return text.toString();
    }

    private static Set<String> changed(Plan before, Plan after) {
        var changed = new TreeSet<String>();
        for (Step step : after.steps()) {
            if (!before.step(step.name()).orElseThrow().code().equals(step.code())) {
                changed.add(step.name());
            }
        }
        return changed;
    }

    /// Returns the cells in another form: other ids, comments, line breaks, Markdown, other names of locals.
    private static Document reformed(List<String> cells, Random random) {
        var reformed = new ArrayList<Cell>();
        for (var cell : cells) {
            if (cell.startsWith("#")) {
                continue; // moved to the end
            }
            if (random.nextInt(3) == 0) {
                reformed.add(cell(reformed, CellKind.MARKDOWN, "Some words."));
            }
            reformed.add(cell(reformed, CellKind.CODE, reformed(cell, random)));
        }
        cells.stream()
                .filter(cell -> cell.startsWith("#"))
                .forEach(cell -> reformed.add(cell(reformed, CellKind.MARKDOWN, cell)));
        return Document.of(reformed);
    }

    private static Cell cell(List<Cell> before, CellKind kind, String source) {
        return Cell.of(new CellId("other-" + before.size()), kind, source);
    }

    private static String reformed(String cell, Random random) {
        var lines = new ArrayList<String>();
        for (var line : cell.split("\n", -1)) {
            var text = line.replaceAll("\\bq\\b", "each").replaceAll("\\bw\\b", "other");
            if (!line.startsWith("//|")) {
                text = text.replaceAll("\\(int x\\)", "(int  given)").replaceAll("\\bx\\b(?!\")", "given");
                text = random.nextBoolean() ? text.replace(" + ", "  /* and */ + ") : text;
                text = random.nextInt(3) == 0 ? "\n  " + text + " // " + random.nextInt() : text;
            }
            lines.add(text);
        }
        return String.join("\n", lines);
    }
}
