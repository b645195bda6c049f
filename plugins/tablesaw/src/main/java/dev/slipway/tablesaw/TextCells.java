package dev.slipway.tablesaw;

import it.unimi.dsi.fastutil.bytes.Byte2IntOpenHashMap;
import it.unimi.dsi.fastutil.bytes.Byte2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ByteOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ShortOpenHashMap;
import it.unimi.dsi.fastutil.shorts.Short2IntOpenHashMap;
import it.unimi.dsi.fastutil.shorts.Short2ObjectOpenHashMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.strings.ByteDictionaryMap.ByteDictionaryBuilder;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.ShortDictionaryMap.ShortDictionaryBuilder;

/// The cells of a column of texts while it is filled. One thread at a time.
///
/// `StringColumn.append` takes microseconds for each text that is new, and looks three times for one that is not. Here
/// each text gets a number, and the column its dictionary at the end; what it holds is the same. From 65,000 texts on
/// the column fills itself.
public final class TextCells {
    /// Keys of Tablesaw's dictionaries: the smallest says that there is none, the largest is that of a missing cell.
    private static final int MOST_BYTES = (1 << Byte.SIZE) - 2;
    private static final int MOST_SHORTS = (1 << Short.SIZE) - 2;
    private static final int FIRST_ROWS = 1 << 10;
    private static final int FIRST_TEXTS = 1 << 8;
    private static final int SPREAD = 0x9E3779B9;

    private final String name;
    /// The different texts by their numbers, and their hashes beside them, where the processor finds them quickly.
    private String[] texts = new String[FIRST_TEXTS];

    private int[] hashes = new int[FIRST_TEXTS];
    private int count;
    /// Numbers of texts plus one, at the place of their hash or behind it; twice as many as texts at least.
    private int[] places = new int[FIRST_TEXTS * 2];

    private int[] cells;
    private int size;
    private @Nullable StringColumn column;

    /// @param rows how many there may be; any number is right
    public TextCells(String name, int rows) {
        this.name = name;
        cells = new int[Math.max(FIRST_ROWS, rows)];
    }

    /// Returns the number of cells so far.
    public int size() {
        return column == null ? size : column.size();
    }

    /// Appends `text`; null and the empty text are a missing cell.
    ///
    /// @return the number by which it can be appended again; -1 for none
    public int append(@Nullable String text) {
        if (column != null) {
            column.append(text);
            return -1;
        }
        int number = text == null || text.isEmpty() ? -1 : number(text);
        if (number == MOST_SHORTS) {
            column = built();
            column.append(text);
            return -1;
        }
        add(number);
        return number;
    }

    /// Appends the text that has a number.
    ///
    /// @return whether it did; numbers do not count once the column fills itself
    public boolean again(int number) {
        if (column == null) {
            add(number);
        }
        return column == null;
    }

    private void add(int number) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
        }
        cells[size++] = number;
    }

    /// Returns the number of `text`, which is new if need be; `MOST_SHORTS` if there is none left.
    private int number(String text) {
        int hash = text.hashCode();
        int place = place(hash);
        for (int found = places[place]; found > 0; found = places[place]) {
            if (hashes[found - 1] == hash && texts[found - 1].equals(text)) {
                return found - 1;
            }
            place = (place + 1) & (places.length - 1);
        }
        if (count == MOST_SHORTS) {
            return MOST_SHORTS;
        }
        if (count == texts.length) {
            grow();
            return number(text);
        }
        texts[count] = text;
        hashes[count] = hash;
        places[place] = ++count;
        return count - 1;
    }

    private int place(int hash) {
        return (hash * SPREAD) >>> (Integer.numberOfLeadingZeros(places.length) + 1);
    }

    private void grow() {
        texts = Arrays.copyOf(texts, count * 2);
        hashes = Arrays.copyOf(hashes, count * 2);
        places = new int[texts.length * 2];
        for (int i = 0; i < count; i++) {
            int place = place(hashes[i]);
            while (places[place] > 0) {
                place = (place + 1) & (places.length - 1);
            }
            places[place] = i + 1;
        }
    }

    /// Returns the column. Appending ends with it.
    public StringColumn column() {
        if (column == null) {
            column = built();
        }
        return column;
    }

    private StringColumn built() {
        var counts = new int[count];
        int missing = 0;
        for (int i = 0; i < size; i++) {
            if (cells[i] < 0) {
                missing++;
            } else {
                counts[cells[i]]++;
            }
        }
        var built = StringColumn.createInternal(
                name, count <= MOST_BYTES ? bytes(counts, missing) : shorts(counts, missing));
        cells = new int[0];
        texts = new String[0];
        places = new int[0];
        return built;
    }

    private DictionaryMap bytes(int[] counts, int missing) {
        var byKey = new Byte2ObjectOpenHashMap<String>(counts.length + 1);
        var keys = new Object2ByteOpenHashMap<String>(counts.length + 1);
        var occurrences = new Byte2IntOpenHashMap(counts.length + 1);
        keys.defaultReturnValue(Byte.MIN_VALUE);
        for (int i = 0; i < counts.length; i++) {
            byte key = (byte) (Byte.MIN_VALUE + 1 + i);
            byKey.put(key, texts[i]);
            keys.put(texts[i], key);
            occurrences.put(key, counts[i]);
        }
        if (missing > 0) {
            byKey.put(Byte.MAX_VALUE, "");
            keys.put("", Byte.MAX_VALUE);
            occurrences.put(Byte.MAX_VALUE, missing);
        }
        var values = new byte[size];
        for (int i = 0; i < size; i++) {
            values[i] = cells[i] < 0 ? Byte.MAX_VALUE : (byte) (Byte.MIN_VALUE + 1 + cells[i]);
        }
        return new ByteDictionaryBuilder()
                .setNextIndex(Byte.MIN_VALUE + counts.length)
                .setKeyToValue(byKey)
                .setValueToKey(keys)
                .setKeyToCount(occurrences)
                .setValues(values)
                .build();
    }

    private DictionaryMap shorts(int[] counts, int missing) {
        var byKey = new Short2ObjectOpenHashMap<String>(counts.length + 1);
        var keys = new Object2ShortOpenHashMap<String>(counts.length + 1);
        var occurrences = new Short2IntOpenHashMap(counts.length + 1);
        keys.defaultReturnValue(Short.MIN_VALUE);
        for (int i = 0; i < counts.length; i++) {
            short key = (short) (Short.MIN_VALUE + 1 + i);
            byKey.put(key, texts[i]);
            keys.put(texts[i], key);
            occurrences.put(key, counts[i]);
        }
        if (missing > 0) {
            byKey.put(Short.MAX_VALUE, "");
            keys.put("", Short.MAX_VALUE);
            occurrences.put(Short.MAX_VALUE, missing);
        }
        var values = new short[size];
        for (int i = 0; i < size; i++) {
            values[i] = cells[i] < 0 ? Short.MAX_VALUE : (short) (Short.MIN_VALUE + 1 + cells[i]);
        }
        return new ShortDictionaryBuilder()
                .setNextIndex(Short.MIN_VALUE + counts.length)
                .setKeyToValue(byKey)
                .setValueToKey(keys)
                .setKeyToCount(occurrences)
                .setValues(values)
                .build();
    }
}
