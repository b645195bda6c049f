package dev.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.store.AttemptRecords.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTextTest {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzÄÖ";

    @TempDir
    private Path folder;

    @Test
    void linesOfAnyLengthAreReadAsTheyWerePrinted() throws IOException {
        var texts = List.of("", "short", "x".repeat(1000), "y".repeat(1001), "Grüße 😀 ".repeat(700), text(3000));
        try (var store = Store.in(folder.resolve(".slipway"))) {
            print(store, texts);

            assertThat(store.<List<String>>read(
                            view -> view.query("SELECT " + LogText.COLUMNS + " FROM log ORDER BY line", LogText::of)))
                    .isEqualTo(texts);
        }
    }

    @Test
    void longLinesTakeNoPageOfTheirOwn() throws IOException {
        int count = 500;
        try (var store = Store.in(folder.resolve(".slipway"))) {
            print(store, IntStream.range(0, count).mapToObj(_ -> text(1500)).toList());
        }

        assertThat(Files.size(folder.resolve(".slipway/store.db"))).isLessThan(count * 2048L);
    }

    private static void print(Store store, List<String> texts) throws IOException {
        var lines = IntStream.range(0, texts.size())
                .mapToObj(i -> new Line(i, Instant.EPOCH, "stdout", texts.get(i)))
                .toList();
        store.<Boolean>write(transaction -> {
            AttemptRecords.log(transaction, 1, lines);
            return true;
        });
    }

    /// Returns a text that shrinks little.
    private static String text(int length) {
        return new Random(length)
                .ints(length, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
