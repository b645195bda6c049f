package dev.slipway.tablesaw;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.Plugins;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The format `slipway-table/1`: tables, and columns alone, column by column, texts as dictionaries.
///
/// Keeps names, types, cells and missing values, not how a column is printed. Deterministic. Thread-safe.
public final class TableCodec implements ArtifactCodec {
    private static final String FORMAT = "slipway-table/1";
    private static final byte[] MAGIC = {'S', 'L', 'T', 1};
    private static final int TABLE = 'T';
    private static final int COLUMN = 'C';
    private static final int PREFERENCE = 10;
    private static final int LONGEST_PREVIEW = 200;
    private static final int MOST_NAMES = 40;

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public int preference(@Nullable Object value) {
        boolean isKnown =
                value instanceof Table || (value instanceof Column<?> column && ColumnKind.of(column) != null);
        return isKnown ? PREFERENCE : 0;
    }

    @Override
    public void encode(@Nullable Object value, OutputStream out, NotebookTypes types) throws IOException {
        out.write(MAGIC);
        var writer = new TableWriter(out);
        switch (value) {
            case Table table -> {
                out.write(TABLE);
                types.met(table, () -> "");
                for (var column : table.columns()) {
                    types.met(column, () -> "[" + column.name() + "]");
                }
                writer.write(name(table.name()), table.columns(), table.rowCount());
            }
            case Column<?> column -> {
                out.write(COLUMN);
                types.met(column, () -> "");
                writer.write("", List.of(column), column.size());
            }
            case null, default -> throw new IllegalArgumentException("neither a table nor a column: " + value);
        }
    }

    @Override
    public Object decode(InputStream in, NotebookTypes types) throws IOException {
        var magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException("not a table of the format " + FORMAT);
        }
        int kind = in.read();
        if (kind != TABLE && kind != COLUMN) {
            throw new IOException("neither a table nor a column");
        }
        try {
            var content = new TableReader(in).read();
            if (kind == TABLE) {
                return Table.create(content.name(), content.columns().toArray(Column<?>[]::new));
            }
            if (content.columns().size() == 1) {
                return content.columns().getFirst();
            }
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException("the stored table does not fit together: " + e.getMessage(), e);
        }
        throw new IOException("a stored column is not one column");
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public void export(InputStream encoded, String extension, OutputStream out) throws IOException {
        var others = Plugins.load(TableExport.class, loader());
        var other =
                others.stream().filter(one -> one.extension().equals(extension)).findFirst();
        if (!extension.equals("csv") && !extension.equals("json") && other.isEmpty()) {
            var known =
                    others.stream().map(one -> one.extension() + ", ").sorted().collect(Collectors.joining());
            throw new IOException("a table can be written as " + known + "csv or json, not as " + extension);
        }
        var value = decode(new BufferedInputStream(encoded), NoTypes.INSTANCE);
        var columns = value instanceof Table table ? table.columns() : List.<Column<?>>of((Column<?>) value);
        switch (extension) {
            case "csv" -> TableFiles.csv(columns, out);
            case "json" -> TableFiles.json(columns, out);
            default -> other.get().write(Table.create("", columns.toArray(Column<?>[]::new)), out);
        }
    }

    private static ClassLoader loader() {
        return Objects.requireNonNull(TableCodec.class.getClassLoader());
    }

    @Override
    public String preview(@Nullable Object value) {
        var text = switch (value) {
            case Table table -> {
                var names = table.columns().stream()
                        .limit(MOST_NAMES)
                        .map(Column::name)
                        .collect(Collectors.joining(", "));
                var shape = counted(table.rowCount(), "row") + " × " + counted(table.columnCount(), "column");
                yield names.isEmpty() ? shape : shape + ": " + names;
            }
            case Column<?> column ->
                counted(column.size(), "value") + ": " + column.name() + " ("
                        + column.type().name() + ")";
            case null, default -> String.valueOf(value);
        };
        return text.length() > LONGEST_PREVIEW ? text.substring(0, LONGEST_PREVIEW - 1) + "…" : text;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String name(@Nullable String name) {
        return name == null ? "" : name;
    }
}
