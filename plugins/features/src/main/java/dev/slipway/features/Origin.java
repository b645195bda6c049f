package dev.slipway.features;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// Where rows come from: which rows of which table, and as which part. Immutable.
final class Origin {
    private static final int NAMED = 5;

    private final String source;
    private final long content;
    private final int total;
    private final String method;
    private final Part.@Nullable Kind kind;
    private final int[] rows;

    /// @param source the table's name
    /// @param content hash of all its cells, which tells one table from another
    /// @param total how many rows the table has
    /// @param method how it was split, in words; empty if it was not
    /// @param kind which part the rows are; null if they are the whole table
    /// @param rows numbers of the rows in the table, ascending, 0-based; not copied
    Origin(String source, long content, int total, String method, Part.@Nullable Kind kind, int[] rows) {
        this.source = source;
        this.content = content;
        this.total = total;
        this.method = method;
        this.kind = kind;
        this.rows = rows;
    }

    /// Returns the origin of a whole table.
    static Origin of(Table table) {
        var rows = new int[table.rowCount()];
        Arrays.setAll(rows, row -> row);
        var name = table.name() == null || table.name().isBlank() ? "the table" : table.name();
        return new Origin(name, Cells.hash(table), rows.length, "", null, rows);
    }

    /// Returns the same rows as a part.
    Origin as(Part.Kind part) {
        return new Origin(source, content, total, method, part, rows);
    }

    /// Returns the origin of some of the rows.
    ///
    /// @param chosen numbers among the rows of this origin, ascending
    Origin part(Part.Kind part, String how, int[] chosen) {
        return new Origin(
                source,
                content,
                total,
                how,
                part,
                Arrays.stream(chosen).map(row -> rows[row]).toArray());
    }

    String source() {
        return source;
    }

    long content() {
        return content;
    }

    int total() {
        return total;
    }

    String method() {
        return method;
    }

    Part.@Nullable Kind kind() {
        return kind;
    }

    /// Returns the numbers of the rows in the source, ascending, 0-based; not to be changed.
    int[] rows() {
        return rows;
    }

    /// Returns how many rows of `other` are among these, by their numbers; 0 if they are rows of a table of another
    /// name or size. A table whose cells were changed is the same one.
    int shared(Origin other) {
        boolean isSame = other.content == content || (other.source.equals(source) && other.total == total);
        if (!isSame) {
            return 0;
        }
        var own = new BitSet();
        Arrays.stream(rows).forEach(own::set);
        return (int) Arrays.stream(other.rows).filter(own::get).count();
    }

    /// Returns for example `the 275 training rows of penguins (stratified by species, seed 0)`.
    String words() {
        var which = kind == null ? "" : kind.word() + " ";
        return "the " + Words.counted(rows.length, which + "row") + " of " + source
                + (method.isEmpty() ? "" : " (" + method + ")");
    }

    /// Returns for example `rows 3, 7, 12, …`, 1-based.
    String someRows() {
        var first = Arrays.stream(rows).limit(NAMED).mapToObj(row -> String.valueOf(row + 1));
        return (rows.length == 1 ? "row " : "rows ")
                + first.collect(Collectors.joining(", "))
                + (rows.length > NAMED ? ", …" : "");
    }
}
