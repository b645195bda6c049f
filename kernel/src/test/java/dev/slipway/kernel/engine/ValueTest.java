package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.protocol.Outcome.Succeeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
    @TempDir
    private static Path folder;

    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel(folder, Map.of("SLIPWAY_SECRET_TOKEN", "s3"));
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void forgetAll() {
        kernel.forgetAll();
    }

    private static MimeBundle bundle(String source) {
        var outcome = kernel.run(1, source);
        assertThat(outcome).isInstanceOf(Succeeded.class);
        return Objects.requireNonNull(((Succeeded) outcome).value());
    }

    private static List<MimeBundle> displayed() {
        return kernel.outputs.stream()
                .map(output -> ((Output.Displayed) output).bundle())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 + 1                                        | 2
            "plain text"                                 | plain text
            new int[] {1, 2, 3}                          | [1, 2, 3]
            new int[][] {{1}, {2, 3}}                    | [[1], [2, 3]]
            List.of("a", "b")                            | [a, b]
            new TreeMap<>(Map.of("a", new int[] {1}))    | {a=[1]}
            null                                         | null
            1 + 1;                                       | 2
            Optional.of(3)                               | Optional[3]
            int n = 3;                                   | -
            System.out.flush()                           | -
            new ArrayList<>().add(1);                    | -
            int k = 1; k = 5                             | 5
            int j = 1; j = 5;                            | -
            class N { public String toString() { return null; } } new N() | N (its toString gave null)
            """)
    void theLastExpressionIsTheValue(String source, String text) {
        assertThat(kernel.value(1, source)).isEqualTo(text);
    }

    @Test
    void recordsAndObjectsAreReadable() {
        kernel.value(
                1,
                "record Model(String name, double[] weights) {}\nclass Bare {}\nclass Bad { public String toString() { throw new IllegalStateException(); } }");

        assertThat(kernel.value(2, "new Model(\"m\", new double[] {1, 2})"))
                .isEqualTo("Model[name=m, weights=[1.0, 2.0]]");
        assertThat(kernel.value(2, "new Bare()")).matches("Bare@[0-9a-f]+");
        assertThat(kernel.value(2, "new Bad()")).isEqualTo("Bad (its toString threw IllegalStateException)");
    }

    @Test
    void longValuesAreCut() {
        assertThat(kernel.value(1, "\"x\".repeat(3_000_000)"))
                .hasSizeLessThan(1_100_000)
                .endsWith("x… (3,000,000 characters in all; display(text, \"text/plain\") shows them)");
        assertThat(kernel.value(1, "IntStream.range(0, 100_000).boxed().toList()"))
                .endsWith(", …] (100000 in all)");
    }

    @Test
    void anImageIsShownAsOne() {
        var bundle = bundle("new java.awt.image.BufferedImage(3, 2, java.awt.image.BufferedImage.TYPE_INT_RGB)");

        assertThat(bundle.content().keySet()).containsExactly(MimeBundle.PNG, MimeBundle.TEXT);
        assertThat(bundle.text()).isEqualTo("image, 3 × 2");
    }

    @Test
    void aTableIsShownAsHtmlAndText() {
        var bundle = bundle(
                "import tech.tablesaw.api.*;\nTable.create(\"t\", IntColumn.create(\"n\", 1, 2), StringColumn.create(\"s\", \"<a>\", \"b\"))");

        assertThat(bundle.content().keySet()).containsExactly(MimeBundle.HTML, MimeBundle.TEXT, MimeBundle.TABLE);
        assertThat(bundle.form(MimeBundle.HTML).orElseThrow())
                .contains("&lt;a&gt;")
                .contains("2 rows × 2 columns");
        assertThat(bundle.text()).contains("2 rows × 2 columns");
    }

    @Test
    void whatACellDisplaysIsShown() {
        kernel.value(1, "display(\"x\");\ndisplay(null);\ndisplay(\"<b>b</b>\", \"text/html\");\nnote(\"**n**\");");

        assertThat(displayed())
                .containsExactly(
                        MimeBundle.text("x"),
                        MimeBundle.text("null"),
                        MimeBundle.of(MimeBundle.HTML, "<b>b</b>", "<b>b</b>"),
                        MimeBundle.of(MimeBundle.MARKDOWN, "**n**", "**n**"));
    }

    @Test
    void whatIsDisplayedCanBeUpdatedByItsId() {
        assertThat(kernel.value(1, "String id = display(1);\ndisplay(2)")).isEqualTo("-");
        kernel.value(2, "updateDisplay(id, 3);\nupdateDisplay(id, \"<b>4</b>\", \"text/html\")");

        var first = (Output.Displayed) kernel.outputs.getFirst();
        assertThat(kernel.outputs).hasSize(2);
        assertThat(kernel.updates).extracting(Output.Displayed::displayId).containsOnly(first.displayId());
        assertThat(kernel.updates)
                .extracting(Output.Displayed::bundle)
                .containsExactly(MimeBundle.text("3"), MimeBundle.of(MimeBundle.HTML, "<b>4</b>", "<b>4</b>"));
        assertThat(kernel.value(3, "id")).isEqualTo(first.displayId());
        assertThat(kernel.value(4, "render(List.of(1, 2))")).isEqualTo("[1, 2]");
    }

    @Test
    void metricsAreOneDisplayThatIsUpdated() {
        kernel.value(1, "lowerIsBetter(\"loss\");\nfor (int i = 0; i < 50; i++) metric(\"loss\", 1.0 / (i + 1));");

        assertThat(kernel.outputs).hasSize(1);
        assertThat(kernel.updates).isNotEmpty();
        var last = kernel.updates.getLast().bundle();
        assertThat(last.text()).isEqualTo("loss: 0.02 (iteration 49)");
        assertThat(last.form(MimeBundle.METRICS).orElseThrow())
                .startsWith(
                        "{\"curves\": [{\"name\": \"loss\", \"direction\": \"lower\", \"points\": [[0, 1.0], [1, 0.5]")
                .endsWith("[49, 0.02]]}]}");
    }

    @Test
    void progressEndsAtItsLastValue() {
        kernel.value(1, "for (int i = 1; i <= 100; i++) progress(i, 100, \"tree \" + i);");

        assertThat(kernel.updates.getLast().bundle().text()).isEqualTo("100 of 100: tree 100");
    }

    @Test
    void whatWasShownIsTakenAwayAndShownAnew() {
        kernel.value(1, "display(1);\nprogress(1, 2);\nclearOutput();\ndisplay(2);\nprogress(2, 2);");

        assertThat(kernel.outputs)
                .extracting(output -> ((Output.Displayed) output).bundle().text())
                .containsExactly("2", "2 of 2");
    }

    @Test
    void aDatasetIsFoundInTheNotebooksFolder() throws IOException {
        Files.writeString(folder.resolve("d.txt"), "content");

        assertThat(kernel.value(1, "Files.readString(dataset(\"d.txt\"))")).isEqualTo("content");
        assertThat(kernel.failure(2, "dataset(\"none.csv\")").message())
                .startsWith("there is no file or folder none.csv (looked for ");
    }

    @Test
    void questionsAndSecretsAreAnswered() {
        assertThat(kernel.value(1, "input(\"name?\") + secret(\"TOKEN\")")).isEqualTo("answer to name?s3");
        assertThat(kernel.failure(2, "secret(\"NONE\")").message()).contains("SLIPWAY_SECRET_NONE");
    }

    @Test
    void theKernelsOwnClassesAreInvisible() {
        assertThat(kernel.refusal(1, "dev.slipway.kernel.engine.CellEngine e = null;"))
                .isNotEmpty();
        assertThat(kernel.failure(2, "Class.forName(\"dev.slipway.kernel.engine.CellEngine\")")
                        .type())
                .isEqualTo("java.lang.ClassNotFoundException");
        assertThat(kernel.value(3, "dev.slipway.api.Notebook.class.getSimpleName()"))
                .isEqualTo("Notebook");
    }

    @Test
    void manyCellsStayQuick() {
        long start = System.nanoTime();
        for (int i = 1; i <= 60; i++) {
            kernel.value(100 + i, "int v" + i + " = " + (i == 1 ? "1" : "v" + (i - 1) + " + 1") + ";");
        }

        assertThat(kernel.value(1, "v60")).isEqualTo("60");
        assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
        for (int i = 1; i <= 60; i++) {
            kernel.engine.forget(TestKernel.cell(100 + i, "").id());
        }
    }

    @Test
    void whatHoldsOthersComesAsATreeThatCountsWhatItLeavesOut() {
        var bundle = bundle("""
                record Order(String id, List<Integer> amounts) {}
                class Plain { int n = 5; List<String> names = List.of("a"); }
                var big = new LinkedHashMap<String, Object>();
                for (int i = 0; i < 300; i++) big.put("k" + i, new Order("o" + i, List.of(i)));
                List.of(big, new Plain(), "x".repeat(500))
                """);

        var tree = bundle.form(MimeBundle.TREE).orElseThrow();
        assertThat(tree)
                .startsWith(
                        "{\"text\": \"list\", \"size\": 3, \"parts\": [{\"label\": \"0\", \"text\": \"map\", \"size\": 300,"
                                + " \"parts\": [{\"label\": \"k0\", \"text\": \"Order\", \"size\": 2, \"parts\": [{\"label\": \"id\"")
                .contains("\"label\": \"k99\"")
                .doesNotContain("\"label\": \"k100\"")
                .contains("\"text\": \"Plain\", \"size\": 2")
                .contains("\"kind\": \"text\", \"length\": 500");
        assertThat(bundle.text()).startsWith("[{k0=Order[id=o0, amounts=[0]]");
    }

    @Test
    void whatFitsALineIsNoTree() {
        assertThat(bundle("List.of(1, 2, 3)").content()).containsOnlyKeys(MimeBundle.TEXT);
        assertThat(bundle("Map.of(\"a\", 1)").content()).containsOnlyKeys(MimeBundle.TEXT);
    }

    @Test
    void aValueThatHoldsItselfIsATreeOfSomeDepth() {
        var bundle = bundle("""
                var self = new ArrayList<Object>();
                self.add(self);
                self.add(List.of(1));
                self
                """);

        assertThat(bundle.form(MimeBundle.TREE)).isPresent();
    }
}
