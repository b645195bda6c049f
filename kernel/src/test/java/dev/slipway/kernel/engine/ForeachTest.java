package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.kernel.protocol.Outcome.Succeeded;
import dev.slipway.kernel.protocol.Restorable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeachTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void forgetAll() {
        kernel.forgetAll();
    }

    private static Succeeded run(int number, String source, int element) {
        var outcome = kernel.run(number, source, element);
        assertThat(outcome).isInstanceOf(Succeeded.class);
        return (Succeeded) outcome;
    }

    private static String text(Succeeded outcome) {
        return Objects.requireNonNull(outcome.value()).text();
    }

    @Test
    void combinationsAreRowMajor() {
        kernel.value(1, "var letters = List.of(\"a\", \"b\");\nint[] numbers = {1, 2, 3};");
        var source = "//| step: s\n//| foreach: letter : letters, number : numbers\nvar pair = letter + number;\npair";

        assertThat(run(2, source, 0).elements()).isEqualTo(6);
        assertThat(text(run(2, source, 0))).isEqualTo("a1");
        assertThat(text(run(2, source, 2))).isEqualTo("a3");
        assertThat(text(run(2, source, 5))).isEqualTo("b3");
    }

    @Test
    void gatheredListsHoldWhatHasRun() {
        kernel.value(1, "int n = 3;");
        for (int element = 0; element < 3; element++) {
            run(2, "//| step: s\n//| foreach: i : n\nvar square = i * i;", element);
            run(3, "var half = square / 2.0;", element);
        }

        assertThat(
                        kernel.value(
                                4,
                                "//| step: t\n//| gather: square -> squares\n//| gather: half -> halves\nsquares + \" \" + halves"))
                .isEqualTo("[0, 1, 4] [0.0, 0.5, 2.0]");
    }

    @Test
    void nothingToLoopOverRunsNothing() {
        kernel.value(1, "var none = List.<String>of();");

        var outcome = run(2, "//| step: s\n//| foreach: i : none\nint length = i.length();", 0);

        assertThat(outcome.elements()).isZero();
        assertThat(kernel.value(3, "//| step: t\n//| gather: length -> lengths\nlengths"))
                .isEqualTo("[]");
    }

    @Test
    void whatCannotBeLoopedOverIsToldAtTheDirective() {
        kernel.value(1, "String text = \"x\";");

        assertThat(kernel.refusal(2, "//| step: s\n//| foreach: c : text\nvar d = c;"))
                .containsExactly("2:18 foreach cannot go over text, which is no collection");
        assertThat(kernel.refusal(2, "//| step: s\n//| foreach: c : txt\nvar d = c;"))
                .contains("2:18 foreach goes over txt, which no cell has defined");
    }

    @Test
    void storedValuesComeBackAsVariables(@TempDir Path folder) throws IOException {
        kernel.value(1, "record Model(String name, List<Integer> sizes) {}");
        kernel.value(2, "var model = new Model(\"m\", List.of(1, 2));");
        var part = folder.resolve("model");
        var codec = new Codecs(kernel.engine.getClass().getClassLoader()).of("slipway-value/1");
        var bytes = new ByteArrayOutputStream();
        codec.encode(List.of(1, 2), bytes, new NoTypes());
        Files.write(part, bytes.toByteArray());

        kernel.engine.restore(List.of(
                new Restorable("sizes", "List<Integer>", codec.format(), List.of(part), false),
                new Restorable("all", "List<List<Integer>>", codec.format(), List.of(part, part), true)));

        assertThat(kernel.value(3, "sizes.get(1) + \" \" + all")).isEqualTo("2 [[1, 2], [1, 2]]");
        assertThat(kernel.engine.variables())
                .filteredOn(variable -> variable.name().equals("sizes"))
                .allMatch(variable -> variable.cell() == null);
        assertThatThrownBy(() -> kernel.engine.restore(
                        List.of(new Restorable("bad", "Missing", codec.format(), List.of(part), false))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot bring back bad: its type Missing is not known here");
    }

    private static final class NoTypes implements dev.slipway.api.spi.ArtifactCodec.NotebookTypes {
        @Override
        public String nameOf(Class<?> type) {
            throw new AssertionError("no notebook class here");
        }

        @Override
        public Class<?> typeOf(String name) {
            throw new AssertionError("no notebook class here");
        }

        @Override
        public void met(Object mutable, java.util.function.Supplier<String> path) {}
    }
}
