package dev.slipway.desktop.output;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Whole lines of printed text, outside the heap: millions of them cost the garbage collector nothing. Immutable.
final class TextPart {
    private final MemorySegment units;
    private final boolean isNarrow;
    private final int[] ends;
    private final int firstLine;
    private final int length;

    /// @param text ends with a line's end
    /// @param ends where its lines end, UTF-16 offsets; taken over
    /// @param firstLine 0-based number of its first line in all of the text
    TextPart(String text, int[] ends, int firstLine) {
        this.ends = ends;
        this.firstLine = firstLine;
        length = text.length();
        var narrow = text.getBytes(StandardCharsets.ISO_8859_1);
        isNarrow = new String(narrow, StandardCharsets.ISO_8859_1).equals(text);
        var heap = isNarrow ? MemorySegment.ofArray(narrow) : MemorySegment.ofArray(text.toCharArray());
        units = Arena.ofAuto().allocate(heap.byteSize(), Character.BYTES).copyFrom(heap);
    }

    /// Returns how much text it is. Unit: UTF-16 units.
    int length() {
        return length;
    }

    /// Returns the 0-based number of the first line after it.
    int nextLine() {
        return firstLine + ends.length;
    }

    /// Returns the line with 0-based number `index` in all of the text, without its end.
    String line(int index) {
        int at = index - firstLine;
        return text(at == 0 ? 0 : ends[at - 1] + 1, ends[at]);
    }

    /// Returns all of it.
    String text() {
        return text(0, length);
    }

    private String text(int from, int to) {
        if (isNarrow) {
            var bytes = new byte[to - from];
            MemorySegment.copy(units, ValueLayout.JAVA_BYTE, from, bytes, 0, bytes.length);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        var chars = new char[to - from];
        MemorySegment.copy(units, ValueLayout.JAVA_CHAR, (long) from * Character.BYTES, chars, 0, chars.length);
        return new String(chars);
    }
}
