package dev.slipway.duckdb;

import dev.slipway.tablesaw.TextCells;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tech.tablesaw.columns.Column;

/// Fills a column of texts, of which each short one is made into a string only when it is met first. One thread at a
/// time.
///
/// DuckDB keeps a text of up to twelve bytes in place, in two words: its length in the lowest byte, and the bytes from
/// the fifth on. Here the number of the text is kept in the three bytes between, so that one look into memory finds it.
final class ShortTexts {
    /// In bytes of UTF-8.
    static final int LONGEST = 12;

    private static final int TEXT_BYTE = 4;
    private static final long IS_TEXT = 0xFFFF_FFFF_0000_00FFL;
    private static final int NUMBER_SHIFT = 8;
    private static final int MOST_NUMBERS = 1 << 24;
    private static final int FIRST = 1 << 8;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final TextCells cells;

    /// Two words a text, at the place of their hash or behind it; at most half of them taken.
    private long[] words = new long[2 * FIRST];

    private int count;

    ShortTexts(TextCells cells) {
        this.cells = cells;
    }

    Column<?> column() {
        return cells.column();
    }

    void appendMissing() {
        var _ = cells.append(null);
    }

    void append(String text) {
        var _ = cells.append(text);
    }

    /// Appends the text that begins at byte `at` of a block.
    void append(ByteBuffer block, int at, int length) {
        long first = block.getLong(at);
        long second = block.getLong(at + Long.BYTES);
        int place = place(first, second);
        boolean isKnown = words[2 * place] != 0;
        if (isKnown && cells.again(number(words[2 * place]))) {
            return;
        }
        var bytes = new byte[length];
        block.get(at + TEXT_BYTE, bytes);
        int number = cells.append(new String(bytes, StandardCharsets.UTF_8));
        if (!isKnown && number >= 0 && number < MOST_NUMBERS) {
            words[2 * place] = first | (long) number << NUMBER_SHIFT;
            words[2 * place + 1] = second;
            if (++count * 4 > words.length) {
                grow();
            }
        }
    }

    private static int number(long word) {
        return (int) ((word & ~IS_TEXT) >>> NUMBER_SHIFT);
    }

    /// Returns where a text is, or is to be.
    private int place(long first, long second) {
        int places = words.length / 2;
        long mixed = (first ^ Long.rotateLeft(second * SPREAD, Integer.SIZE)) * SPREAD;
        int place = (int) (mixed >>> (Long.numberOfLeadingZeros(places) + 1));
        while (words[2 * place] != 0
                && (((words[2 * place] ^ first) & IS_TEXT) != 0 || words[2 * place + 1] != second)) {
            place = (place + 1) & (places - 1);
        }
        return place;
    }

    private void grow() {
        var before = words;
        words = new long[2 * before.length];
        for (int i = 0; i < before.length; i += 2) {
            if (before[i] != 0) {
                int place = place(before[i] & IS_TEXT, before[i + 1]);
                words[2 * place] = before[i];
                words[2 * place + 1] = before[i + 1];
            }
        }
    }
}
