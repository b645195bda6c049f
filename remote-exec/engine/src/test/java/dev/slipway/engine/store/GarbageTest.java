package dev.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GarbageTest {
    private final Instant later = Instant.now().plus(Duration.ofDays(1));

    @TempDir
    private Path folder;

    @Test
    void whatNothingReachesGoesAndTheRestStays() throws IOException {
        try (var store = Store.in(folder.resolve(".slipway"))) {
            var kept = store.keep("kept".getBytes(StandardCharsets.UTF_8));
            var loose = store.keep("loose".getBytes(StandardCharsets.UTF_8));
            store.write(transaction ->
                    transaction.update("INSERT INTO artifact VALUES (1, 0, 'a', 'String', 'text', 4, ?, '')", kept));
            store.write(transaction -> transaction.update("INSERT INTO blob VALUES ('x', 'abc')"));

            var measured = new Garbage(store).measure(later, Garbage.GRACE);
            var freed = new Garbage(store).collect(later, Garbage.GRACE);

            assertThat(freed.files()).isEqualTo(2);
            assertThat(measured).isEqualTo(freed);
            assertThat(store.objects().has(kept)).isTrue();
            assertThat(store.objects().has(loose)).isFalse();
        }
    }

    @Test
    void whatIsYoungStays() throws IOException {
        try (var store = Store.in(folder.resolve(".slipway"))) {
            var young = store.keep("young".getBytes(StandardCharsets.UTF_8));
            store.write(transaction -> transaction.update("INSERT INTO counter VALUES ('x', 1)"));

            var freed = new Garbage(store).collect(Instant.now(), Garbage.GRACE);

            assertThat(freed.bytes()).isZero();
            assertThat(freed.young()).isPositive();
            assertThat(store.objects().has(young)).isTrue();
        }
    }

    @Test
    void aWorkspaceWithoutAStoreHasNone() throws IOException {
        try (var store = Store.in(folder.resolve(".slipway"))) {
            assertThat(new Garbage(store).collect(later, Garbage.GRACE)).isEqualTo(new Garbage.Amount(0, 0, 0));
        }
    }
}
