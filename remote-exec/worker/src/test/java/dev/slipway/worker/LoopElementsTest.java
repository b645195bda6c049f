package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.worker.protocol.Input;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoopElementsTest {
    private final LoopElements elements =
            new LoopElements(new Codecs(LoopElementsTest.class.getClassLoader()), 1 << 20);
    private int decoded;

    @Test
    void theCollectionIsDecodedOnceForAllTasks() throws IOException {
        var items = List.<Object>of("a", "b", "c");

        assertThat(get(items, 0)).isEqualTo("a");
        assertThat(get(items, 2)).isEqualTo("c");
        assertThat(decoded).isEqualTo(1);
    }

    @Test
    void anElementThatCanChangeIsTheTasksOwn() throws IOException {
        var items = List.<Object>of(new double[] {1}, new double[] {2});

        var first = (double[]) Objects.requireNonNull(get(items, 1));
        first[0] = 7;

        assertThat(get(items, 1)).isEqualTo(new double[] {2});
        assertThat(decoded).isEqualTo(1);
    }

    @Test
    void whatIsTooLargeToKeepIsDecodedForEachTask() throws IOException {
        var small = new LoopElements(new Codecs(LoopElementsTest.class.getClassLoader()), 4);
        var items = List.<Object>of("a long text", "another");

        assertThat(get(small, items, 0)).isEqualTo("a long text");
        assertThat(get(small, items, 1)).isEqualTo("another");
        assertThat(decoded).isEqualTo(3);
    }

    @Test
    void anElementThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> get(List.of("a"), 3)).hasMessageContaining("has 1 elements, number 3");
    }

    private @Nullable Object get(List<Object> items, int index) throws IOException {
        return get(elements, items, index);
    }

    private @Nullable Object get(LoopElements from, List<Object> items, int index) throws IOException {
        var input = new Input.Element("items", new Input.Given("the collection"), index);
        return from.get(
                "step",
                input,
                () -> {
                    decoded++;
                    return items;
                },
                new NoTypes());
    }

    private static final class NoTypes implements NotebookTypes {
        @Override
        public @Nullable String nameOf(Class<?> type) {
            return null;
        }

        @Override
        public Class<?> typeOf(String name) throws IOException {
            throw new IOException("no type " + name);
        }

        @Override
        public void met(Object mutable, Supplier<String> path) {
            // nothing is watched here
        }
    }
}
