package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.kernel.format.CellFormatter;
import dev.slipway.kernel.snippet.CellSplitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What changes a hash and what does not, over generated notebooks. Seeded; the seed is in the message of a failure.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HashInvarianceTest {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 60 : 3;

    private Notebooks notebooks;

    @BeforeAll
    void open() {
        notebooks = Notebooks.plain();
    }

    @AfterAll
    void close() {
        notebooks.close();
    }

    /// A notebook whose step `s<i>` reads `v<j>` of some steps before it and calls some methods.
    ///
    /// @param methods constant in the body of each method, and the methods it calls
    /// @param steps constant in each step, the steps it reads and the methods it calls
    private record Model(List<Part> methods, List<Part> steps) {
        record Part(int constant, Set<Integer> reads, Set<Integer> calls) {}

        static Model random(Random random) {
            var methods = new ArrayList<Part>();
            for (int i = 0; i < 4; i++) {
                methods.add(new Part(random.nextInt(1000), new TreeSet<>(), some(random, i)));
            }
            var steps = new ArrayList<Part>();
            for (int i = 0; i < 5; i++) {
                steps.add(new Part(random.nextInt(1000), some(random, i), some(random, 4)));
            }
            return new Model(methods, steps);
        }

        private static Set<Integer> some(Random random, int below) {
            var some = new TreeSet<Integer>();
            for (int i = 0; i < below; i++) {
                if (random.nextInt(3) == 0) {
                    some.add(i);
                }
            }
            return some;
        }

        String method(int i) {
            var part = methods.get(i);
            var text = new StringBuilder("int m" + i + "(int x) { int local = x + " + part.constant + ";");
            part.calls.forEach(j -> text.append(" local += m").append(j).append("(local);"));
            return text + " Supplier<Integer> late = () -> x + 1; return local + late.get(); }";
        }

        String step(int i) {
            var part = steps.get(i);
            var text = new StringBuilder("//| step: s" + i + "\nint v" + i + " = Math.abs(" + part.constant + ");\n");
            part.reads.forEach(j -> text.append("v" + i + " += v" + j + ";\n"));
            part.calls.forEach(j -> text.append("v" + i + " += m" + j + "(v" + i + ");\n"));
            return text.toString();
        }

        List<String> cells() {
            var cells = new ArrayList<String>();
            for (int i = 0; i < methods.size(); i++) {
                cells.add(method(i));
            }
            for (int i = 0; i < steps.size(); i++) {
                cells.add(step(i));
            }
            return cells;
        }

        /// Returns the steps that reach method `changed`.
        Set<String> reaching(int changed) {
            var reaching = new TreeSet<Integer>(List.of(changed));
            for (int i = 0; i < methods.size(); i++) {
                if (methods.get(i).calls.stream().anyMatch(reaching::contains)) {
                    reaching.add(i);
                }
            }
            var names = new TreeSet<String>();
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).calls.stream().anyMatch(reaching::contains)) {
                    names.add("s" + i);
                }
            }
            return names;
        }
    }

    @Test
    void formCountsForNothing() {
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(round);
            var cells = Model.random(random).cells();
            var before = plan(cells);
            var after = plan(reformed(cells, random));

            assertThat(after.hash()).as("seed " + round).isEqualTo(before.hash());
            assertThat(codes(after)).as("seed " + round).isEqualTo(codes(before));
        }
    }

    @Test
    void layingCellsOutChangesNoHash() throws IOException {
        var formatter = new CellFormatter();
        try (var splitter = CellSplitter.create()) {
            for (int round = 0; round < ROUNDS; round++) {
                var cells = Model.random(new Random(round)).cells();
                var laid = new ArrayList<String>();
                for (var cell : cells) {
                    laid.add(formatter.format(cell, splitter::split).source());
                }

                assertThat(laid).isNotEqualTo(cells);
                assertThat(plan(laid).hash())
                        .as("seed " + round)
                        .isEqualTo(plan(cells).hash());
            }
        }
    }

    @Test
    void anEditChangesExactlyWhatReachesIt() {
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(round);
            var model = Model.random(random);
            var before = plan(model.cells());
            int edited = random.nextInt(4);
            var cells = model.cells();
            cells.set(edited, cells.get(edited).replace("local = x + ", "local = x - 1 + "));

            assertThat(changed(before, plan(cells)))
                    .as("seed " + round + ", method " + edited)
                    .isEqualTo(model.reaching(edited));

            int step = random.nextInt(5);
            var others = model.cells();
            others.set(4 + step, others.get(4 + step) + "v" + step + " *= 3;");
            assertThat(changed(before, plan(others))).as("seed " + round).containsExactly("s" + step);
        }
    }

    @Test
    void whatIsAddedAboveChangesNothingBelow() {
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(round);
            var model = Model.random(random);
            var before = plan(model.cells());
            var cells = model.cells();
            cells.addFirst("int unused = 1;\nint m0(String other) { return 0; }\nrecord Unused(int x) {}");
            cells.addFirst("# Words");

            assertThat(codes(plan(cells))).as("seed " + round).isEqualTo(codes(before));
        }
    }

    @Test
    void readingOneMoreVariableLeavesTheCodeOfItsStepAlone() {
        var before = plan(List.of("//| step: a\nint x = Math.abs(1);\nint y = x + 1;", "//| step: b\nint z = x;"));
        var after = plan(List.of("//| step: a\nint x = Math.abs(1);\nint y = x + 1;", "//| step: b\nint z = x + y;"));

        assertThat(changed(before, after)).containsExactly("b");
        assertThat(after.hash()).isNotEqualTo(before.hash());
    }

    @Test
    void codeOfTheArtifactsOriginIsNotReached() {
        var make = "//| step: make\nvar xs = List.of(1, Math.abs(-2));";
        var all = "//| step: all\n//| gather: y -> ys\nint n = ys.size();";
        var before = plan(List.of(make, "//| step: each\n//| foreach: x : xs\nint y = x * 2;", all));
        var after = plan(List.of(make, "//| step: each\n//| foreach: x : xs\nint y = x * 3;", all));

        assertThat(changed(before, after)).containsExactly("each");
    }

    @Test
    void renamedLocalsAndFilesCountForNothing() {
        var before = plan(List.of(
                "int f(int a) { int b = a; var o = new Object() { int g() { return b + a; } }; return o.g(); }",
                "//| step: s\nint x = f(2);"));
        var after = plan(List.of(
                "int f(int c) { int d = c; var p = new Object() { int g() { return d + c; } }; return p.g(); }",
                "//| step: s\nint x = f(2);"));

        assertThat(after.hash()).isEqualTo(before.hash());
    }

    private Plan plan(List<String> cells) {
        return notebooks.plan(cells.toArray(String[]::new));
    }

    private static Map<String, String> codes(Plan plan) {
        var codes = new TreeMap<String, String>();
        plan.steps().forEach(step -> codes.put(step.name(), step.code().hex()));
        return codes;
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

    /// Returns the cells in another form: comments, line breaks, cells cut in two, Markdown between.
    private static List<String> reformed(List<String> cells, Random random) {
        var reformed = new ArrayList<String>();
        for (var cell : cells) {
            if (random.nextBoolean()) {
                reformed.add("# Some words " + random.nextInt());
            }
            var text = cell.replace("local", "other").replace("late", "soon");
            text = random.nextBoolean() ? text.replace("; ", ";\n    ") : text;
            text = random.nextBoolean() ? text.replace(" + ", "  +   ") : text;
            int end = text.lastIndexOf('\n', text.length() - 2);
            if (text.startsWith("//|") && end > 0 && text.indexOf('\n') < end && random.nextBoolean()) {
                reformed.add(text.substring(0, end));
                reformed.add("// the rest\n" + text.substring(end + 1));
            } else {
                reformed.add(text + (random.nextBoolean() ? "\n// done" : ""));
            }
        }
        return reformed;
    }
}
