package dev.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.local.FilledStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairsTest {
    private FilledStore filled;
    private Repairs repairs;

    @BeforeEach
    void open(@TempDir Path folder) {
        filled = new FilledStore(folder);
        repairs = new Repairs(filled.store());
    }

    @AfterEach
    void close() {
        filled.close();
    }

    @Test
    void aSoundStoreIsLeftAlone() throws IOException {
        filled.run(Map.of("rate", 0.5));

        assertThat(repairs.damages()).isEmpty();
        assertThat(repairs.mend()).isEmpty();
    }

    @Test
    void aDamagedValueIsFoundAndItsStepRunsAgain() throws IOException {
        var run = filled.run(Map.of("rate", 0.5));
        filled.store()
                .<Integer>write(transaction -> transaction.update(
                        "UPDATE blob SET content = ? WHERE content = ?", bytes("wrong"), bytes("b*0.5")));

        assertThat(repairs.damages()).singleElement().asString().contains("is damaged");
        assertThat(repairs.mend()).anyMatch(line -> line.contains("Marked 1 result as lost"));
        assertThat(repairs.damages()).isEmpty();
        assertThat(new Soundness(filled.store()).faults()).isEmpty();

        var again = filled.run(Map.of("rate", 0.5));
        assertThat(filled.history().run(run)).isPresent();
        assertThat(filled.history()
                        .run(again)
                        .orElseThrow()
                        .steps()
                        .get(1)
                        .counts()
                        .executed())
                .isEqualTo(1);
    }

    @Test
    void aDamagedObjectIsPutAside() throws IOException {
        filled.run(Map.of("rate", 0.5));
        var store = filled.store();
        var hash = store.keep(bytes("large"));
        store.<Integer>write(
                transaction -> transaction.update("UPDATE artifact SET hash = ? WHERE preview = ?", hash, "b*0.5"));
        Files.writeString(store.objects().file(hash), "no longer what it was");

        assertThat(repairs.mend()).anyMatch(line -> line.startsWith("Moved the damaged object"));
        assertThat(store.objects().has(hash)).isFalse();
        assertThat(store.folder().resolve("damaged")).isNotEmptyDirectory();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
