package dev.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    private Path folder;

    @Test
    void aQuestionMakesNothing() throws IOException {
        try (var store = open()) {
            assertThat(runs(store)).isZero();
            assertThat(store.revision()).isZero();
        }

        assertThat(folder.resolve(".slipway")).doesNotExist();
    }

    @Test
    void theFirstChangeMakesAFolderThatGitIgnores() throws IOException {
        try (var store = open()) {
            store.write(transaction -> transaction.update("INSERT INTO counter VALUES ('x', 1)"));
        }

        assertThat(folder.resolve(".slipway/.gitignore")).hasContent("*");
        assertThat(folder.resolve(".slipway/store.db")).exists();
    }

    @Test
    void writesAheadAndSyncsFully() throws IOException {
        try (var store = open()) {
            assertThat(store.<String>write(transaction -> transaction
                            .query("PRAGMA journal_mode", row -> row.text("journal_mode"))
                            .getFirst()))
                    .isEqualTo("wal");
            assertThat(store.<Long>write(transaction -> transaction
                            .query("PRAGMA synchronous", row -> row.number("synchronous"))
                            .getFirst()))
                    .isEqualTo(2);
        }
    }

    @Test
    void keepsAllOfAChangeOrNone() throws IOException {
        try (var store = open()) {
            assertThatThrownBy(() -> store.write(transaction -> {
                        transaction.update("INSERT INTO counter VALUES ('x', 1)");
                        throw new IOException("stop");
                    }))
                    .hasMessage("stop");

            assertThat(store.<Long>read(view -> view.query("SELECT count(*) n FROM counter", row -> row.number("n"))
                            .getFirst()))
                    .isZero();
        }
    }

    @Test
    void aStoreThatWasDeletedIsMadeAnew() throws IOException {
        try (var store = open()) {
            count(store, 1);
            assertThat(counters(store)).isEqualTo(1);
            try (var all = Files.walk(folder.resolve(".slipway"))) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }

            assertThat(runs(store)).isZero();
            assertThat(store.revision()).isZero();
            count(store, 2);
            try (var other = open()) {
                assertThat(counters(other)).isEqualTo(2);
            }
            assertThat(counters(store)).isEqualTo(2);
        }
    }

    @Test
    void readersSeeOneMoment() throws IOException {
        try (var store = open();
                var other = open()) {
            count(store, 1);

            store.read(view -> {
                var before = counters(view);
                count(other, 2);
                assertThat(counters(view)).isEqualTo(before).isEqualTo(1);
                return before;
            });

            assertThat(store.<Long>read(StoreTest::counters)).isEqualTo(2);
        }
    }

    @Test
    void changesOfOthersAreNoticed() throws IOException {
        try (var store = open();
                var other = open()) {
            count(store, 1);
            var before = store.revision();

            assertThat(store.revision()).isEqualTo(before);
            count(other, 2);
            assertThat(store.revision()).isNotEqualTo(before);
        }
    }

    @Test
    void writersOfSeveralProcessesWaitForEachOther() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = executor.invokeAll(Collections.<Callable<Long>>nCopies(4, this::countTo25));
            for (var writer : writers) {
                writer.get();
            }
        }

        try (var store = open()) {
            assertThat(store.<Long>read(view -> view.query("SELECT value FROM counter", row -> row.number("value"))
                            .getFirst()))
                    .isEqualTo(100);
        }
    }

    @Test
    void takesEveryKindOfArgument() throws IOException {
        var time = Instant.parse("2026-02-03T04:05:06.789012Z");
        var hash = ContentHash.of("x");
        try (var store = open()) {
            store.write(transaction -> transaction.update(
                    "INSERT INTO metric VALUES (?, ?, ?, ?, ?, ?)", 1L, 2, hash, true, Double.NaN, time));

            store.read(view -> view.first("SELECT * FROM metric", row -> {
                assertThat(row.time("time")).isEqualTo(time);
                assertThat(row.real("value")).isNaN();
                assertThat(row.flagOrNull("iteration")).isTrue();
                assertThat(row.text("name")).isEqualTo(hash.hex());
                return row;
            }));
        }
    }

    @Test
    void anOlderStoreIsBackedUpBeforeItsFormChanges() throws IOException {
        var slipway = Files.createDirectories(folder.resolve(".slipway"));
        var file = slipway.resolve("store.db");
        try (var session = new Connections(file, Duration.ofSeconds(30)).writing()) {
            Migrations.ours().upTo(2).apply(session, file);
            session.update("INSERT INTO attempt (id, step, idx, number, status, key, started) VALUES"
                    + " (1, 0, 0, 1, 'succeeded', 'ab12', 0)");
            session.update("INSERT INTO blob VALUES ('cd', x'01')");
            session.update("INSERT INTO log VALUES (1, 7, 0, 'stdout', 'as it was')");
        }

        try (var store = Store.in(slipway)) {
            assertThat(store.<String>read(view -> view.query("SELECT hex(key) x FROM attempt", row -> row.text("x"))
                            .getFirst()))
                    .isEqualTo("AB12");
            assertThat(store.<List<String>>read(view -> view.query(
                            "SELECT line, " + LogText.COLUMNS + " FROM log",
                            row -> row.number("line") + LogText.of(row))))
                    .containsExactly("7as it was");
            assertThat(store.<Long>read(view -> view.query("SELECT count(*) n FROM blob", row -> row.number("n"))
                            .getFirst()))
                    .isEqualTo(1);
        }
        assertThat(file.resolveSibling("store-before-6.db")).isNotEmptyFile();
    }

    @Test
    void aFolderMayHaveAnyName() throws IOException {
        var odd = Files.createDirectory(folder.resolve("a?b#c%20 ü'\""));
        try (var store = Store.in(odd.resolve(".slipway"))) {
            count(store, 1);
        }

        assertThat(odd.resolve(".slipway/store.db")).exists();
    }

    @Test
    void aDamagedStoreIsSaidToBe() throws IOException {
        try (var store = open()) {
            count(store, 1);
        }
        Files.write(
                folder.resolve(".slipway/store.db"), "no database".repeat(500).getBytes(StandardCharsets.UTF_8));

        try (var store = open()) {
            assertThatThrownBy(() -> runs(store))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("store.db is damaged");
        }
    }

    @Test
    void aStoreOfANewerProgramIsRefused() throws IOException {
        try (var store = open()) {
            store.write(transaction -> transaction.update("INSERT INTO migration VALUES (99, 'later', 'x')"));
        }

        try (var store = open()) {
            assertThatThrownBy(() -> runs(store))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("newer Slipway");
        }
    }

    @Test
    void aStoreThatAnotherKeepsLockedIsSaidToBeAndCanBeRead() throws IOException {
        try (var store = open();
                var other = Store.in(folder.resolve(".slipway"), Duration.ofMillis(200))) {
            count(store, 1);
            store.write(transaction -> {
                assertThatThrownBy(() -> count(other, 2))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("Another process keeps")
                        .hasMessageContaining("store.db locked. End it, then try again");
                assertThat(counters(other)).isEqualTo(1);
                return true;
            });

            count(other, 3);

            assertThat(counters(store)).isEqualTo(3);
        }
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Files.writeString(folder.resolve(".slipway"), "");

        try (var store = open()) {
            assertThatThrownBy(() -> count(store, 1))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(folder.resolve(".slipway").toString());
        }
    }

    private long countTo25() throws IOException {
        try (var store = open()) {
            for (int i = 0; i < 25; i++) {
                store.write(transaction -> transaction.update(
                        "INSERT INTO counter VALUES ('n', 1)" + " ON CONFLICT (name) DO UPDATE SET value = value + 1"));
            }
            return counters(store);
        }
    }

    private static long counters(Store store) throws IOException {
        return store.<Long>read(StoreTest::counters);
    }

    private Store open() {
        return Store.in(folder.resolve(".slipway"));
    }

    private static void count(Store store, int value) throws IOException {
        store.write(transaction -> transaction.update("INSERT OR REPLACE INTO counter VALUES ('x', ?)", value));
    }

    private static Long counters(View view) throws IOException {
        return view.query("SELECT value FROM counter", row -> row.number("value"))
                .getFirst();
    }

    private static long runs(Store store) throws IOException {
        return store.<Long>read(view ->
                view.query("SELECT count(*) n FROM run", row -> row.number("n")).getFirst());
    }

    @Test
    void aClosedStoreRefusesAndOpensNothing() throws IOException {
        var store = open();
        store.<Integer>write(transaction -> transaction.update("INSERT INTO counter VALUES ('a', 1)"));
        store.read(view -> {
            store.close(); // while it is asked
            return true;
        });

        assertThatThrownBy(() -> store.<Boolean>read(_ -> true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was closed");
        assertThatThrownBy(() -> store.<Boolean>write(_ -> true)).hasMessageContaining("was closed");
        assertThatThrownBy(() -> store.<Boolean>writeAtOnce(_ -> true)).hasMessageContaining("was closed");
        assertThatThrownBy(store::revision).hasMessageContaining("was closed");
    }
}
