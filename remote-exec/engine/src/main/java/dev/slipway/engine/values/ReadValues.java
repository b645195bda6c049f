package dev.slipway.engine.values;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads stored values and compares them by what they are. Immutable.
record ReadValues(Store store, LibraryCodecs codecs) {
    private static final String PLOT = "slipway-plot/1";
    private static final long LARGEST_TABLE = 128L << 20;
    private static final int LARGEST_JSON = 16 << 20;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int LARGEST_ELEMENT = 64 << 10;
    private static final int WIDEST_GRID = 60;

    /// One stored value.
    ///
    /// @param item the elements of its task
    record Stored(String item, String format, long bytes, ContentHash hash, String preview) {}

    /// Compares two values.
    ValueDifference compare(Stored before, Stored after, List<String> key) {
        if (!before.format().equals(after.format())) {
            return new ValueDifference.Unknown(
                    "It is of another kind: " + before.preview() + " became " + after.preview() + ".");
        }
        try {
            if (before.format().startsWith("image/")) {
                return new ValueDifference.Pictures();
            }
            if (before.format().equals(PLOT)) {
                return new ValueDifference.Charts(json(before), json(after));
            }
            return read(before, after, key);
        } catch (NoSuchFileException e) {
            return new ValueDifference.Unknown("Its bytes are gone from the store. Run the step again to have them.");
        } catch (IOException | RuntimeException e) {
            return new ValueDifference.Unknown("It cannot be looked into: " + String.valueOf(e.getMessage()));
        }
    }

    private ValueDifference read(Stored before, Stored after, List<String> key) throws IOException {
        if (codecs.holdsRows(before.format())) {
            if (Math.max(before.bytes(), after.bytes()) > LARGEST_TABLE) {
                return new ValueDifference.Unknown(String.format(
                        Locale.ROOT,
                        "It is too large to be compared here (%,d MB). Load both in a notebook and compare them there.",
                        Math.max(before.bytes(), after.bytes()) >> 20));
            }
            var old = rows(before);
            var young = rows(after);
            if (old.isPresent() && young.isPresent()) {
                return new ValueDifference.Tables(TableDiffs.of(old.get(), young.get(), key));
            }
        }
        var old = JsonText.read(json(before));
        var young = JsonText.read(json(after));
        var tables = tables(old, young, key);
        if (tables.isPresent()) {
            return tables.get();
        }
        var grid = grid(old);
        var other = grid(young);
        boolean isGrid = !grid.isEmpty()
                && grid.size() == other.size()
                && grid.getFirst().size() == other.getFirst().size();
        return isGrid ? new ValueDifference.Grids(grid, other) : LogDiffs.of(lines(old), lines(young));
    }

    private static Optional<ValueDifference> tables(@Nullable Object before, @Nullable Object after, List<String> key) {
        var old = JsonRows.of(before);
        var young = JsonRows.of(after);
        return old.isPresent() && young.isPresent()
                ? Optional.of(new ValueDifference.Tables(TableDiffs.of(old.get(), young.get(), key)))
                : Optional.empty();
    }

    private Optional<Rows> rows(Stored value) throws IOException {
        try (var in = store.open(value.hash())) {
            return codecs.rows(value.format(), in);
        }
    }

    private String json(Stored value) throws IOException {
        var json = new Bounded();
        try (var in = store.open(value.hash())) {
            codecs.json(value.format(), in, json);
        }
        return json.bytes.toString(StandardCharsets.UTF_8);
    }

    /// Returns the rows of a grid of numbers; empty if it is none.
    private static List<List<Double>> grid(@Nullable Object json) {
        var grid = new ArrayList<List<Double>>();
        if (!(json instanceof List<?> rows) || rows.size() < 2 || rows.size() > WIDEST_GRID) {
            return List.of();
        }
        for (var row : rows) {
            var numbers = new ArrayList<Double>();
            if (!(row instanceof List<?> cells) || cells.size() < 2 || cells.size() > WIDEST_GRID) {
                return List.of();
            }
            for (var cell : cells) {
                if (!(cell instanceof Number number)) {
                    return List.of();
                }
                numbers.add(number.doubleValue());
            }
            if (!grid.isEmpty() && grid.getFirst().size() != numbers.size()) {
                return List.of();
            }
            grid.add(numbers);
        }
        return grid;
    }

    /// Returns a value as lines: a text as it is, all else a place a line.
    private static List<String> lines(@Nullable Object json) {
        if (json instanceof String text) {
            return List.of(text.split("\\R", -1));
        }
        var lines = new ArrayList<String>();
        addLines("", json, lines);
        return lines;
    }

    private static void addLines(String path, @Nullable Object json, List<String> lines) {
        if (lines.size() > 2 * LogDiffs.MOST_LINES) {
            lines.add("…");
            return;
        }
        if (json instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach(
                    (name, value) -> addLines(path.isEmpty() ? String.valueOf(name) : path + "." + name, value, lines));
        } else if (json instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size() && lines.size() <= 2 * LogDiffs.MOST_LINES; i++) {
                addLines(path + "[" + i + "]", list.get(i), lines);
            }
        } else {
            var text = json instanceof String plain ? plain : JsonText.words(JsonText.write(json));
            lines.add(path.isEmpty() ? text : path + " = " + text);
        }
    }

    /// Compares the values of all tasks as one table, a row an element.
    ValueDifference elements(List<Stored> before, List<Stored> after, List<String> key) {
        if (Math.max(before.size(), after.size()) > MOST_ELEMENTS) {
            return new ValueDifference.Unknown(String.format(
                    Locale.ROOT,
                    "%,d values are too many for one table. Choose a task.",
                    Math.max(before.size(), after.size())));
        }
        try {
            var old = JsonRows.of(elements(before));
            var young = JsonRows.of(elements(after));
            if (old.isPresent() && young.isPresent()) {
                return new ValueDifference.Tables(TableDiffs.of(old.get(), young.get(), key));
            }
            return new ValueDifference.Unknown("Only one of the runs has values of it. Choose a task.");
        } catch (IOException | RuntimeException e) {
            return new ValueDifference.Unknown(
                    "The values do not fit into one table (" + e.getMessage() + "). Choose a task.");
        }
    }

    private List<Object> elements(List<Stored> values) throws IOException {
        var rows = new ArrayList<Object>();
        for (var stored : values) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("element", stored.item());
            if (stored.bytes() > LARGEST_ELEMENT) {
                row.put("value", stored.preview());
            } else {
                addFields(row, stored);
            }
            rows.add(row);
        }
        return rows;
    }

    private void addFields(Map<String, @Nullable Object> row, Stored stored) throws IOException {
        var value = isReadable(stored) ? JsonText.read(json(stored)) : stored.preview();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> row.put(name.equals("element") ? "element " : String.valueOf(name), field));
        } else {
            row.put("value", value);
        }
    }

    /// Tells whether the value is more than its preview: not of a picture, a table or a chart.
    private boolean isReadable(Stored stored) throws IOException {
        return !stored.format().startsWith("image/")
                && !stored.format().equals(PLOT)
                && !codecs.holdsRows(stored.format());
    }

    /// Keeps what is written, up to the limit. One thread at a time.
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            if (bytes.size() + length > LARGEST_JSON) {
                throw new IOException("it is larger than " + (LARGEST_JSON >> 20) + " MB as text");
            }
            bytes.write(content, from, length);
        }
    }
}
