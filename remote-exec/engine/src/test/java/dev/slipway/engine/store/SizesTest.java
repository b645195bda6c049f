package dev.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.local.FilledStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizesTest {
    @Test
    void aRunOwnsWhatNoOtherRunHolds(@TempDir Path folder) throws IOException {
        try (var filled = new FilledStore(folder)) {
            var first = filled.run(Map.of("rate", 0.5));
            var second = filled.run(Map.of("rate", 0.25));

            var sizes = new Sizes(filled.store());

            // `a,b,c` is shared; each has three models and a summary of its own
            assertThat(sizes.of("flow"))
                    .containsExactly(
                            new Sizes.Size(second.value(), 1, 5, 5 + 3 * 6 + 20, 3 * 6 + 20),
                            new Sizes.Size(first.value(), 1, 5, 5 + 3 * 5 + 17, 3 * 5 + 17));
            assertThat(sizes.of(null)).containsExactly(new Sizes.Size("flow", 2, 10, 5 + 3 * 11 + 37, 5 + 3 * 11 + 37));
        }
    }

    @Test
    void aWorkspaceWithoutAStoreHasNone(@TempDir Path folder) throws IOException {
        try (var store = Store.in(folder.resolve(".slipway"))) {
            assertThat(new Sizes(store).of(null)).isEmpty();
        }
    }
}
