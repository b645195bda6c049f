package dev.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReserveTest {
    private static final long GIB = 1 << 30;

    @TempDir
    private Path folder;

    private long free = GIB;

    private Reserve reserve() {
        return new Reserve(folder.resolve("reserve"), () -> free);
    }

    @Test
    void isGivenOnceWhenTheDiskIsFull() {
        reserve().keep();
        assertThat(folder.resolve("reserve")).hasSize(256 << 10);

        free = 0;

        assertThat(reserve().give()).isTrue();
        assertThat(folder.resolve("reserve")).doesNotExist();
        assertThat(reserve().give()).isFalse();
    }

    @Test
    void staysWhereThereIsSpace() {
        reserve().keep();

        assertThat(reserve().give()).isFalse();
        assertThat(folder.resolve("reserve")).exists();
    }

    @Test
    void isNotTakenOfTheLastSpace() {
        free = 1 << 20;

        reserve().keep();

        assertThat(folder.resolve("reserve")).doesNotExist();
    }

    @Test
    void aDiskThatDoesNotSayHowFullItIsHasNone() {
        var silent = new Reserve(folder.resolve("reserve"), () -> {
            throw new IOException("stale");
        });

        silent.keep();

        assertThat(silent.give()).isFalse();
    }

    @Test
    void theStoreKeepsOne() throws IOException {
        try (var store = Store.in(folder.resolve(".slipway"))) {
            store.write(transaction -> transaction.update("INSERT INTO counter VALUES ('x', 1)"));
        }

        assertThat(folder.resolve(".slipway/reserve")).exists();
    }
}
