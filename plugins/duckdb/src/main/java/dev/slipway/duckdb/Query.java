package dev.slipway.duckdb;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.SqlText;
import dev.slipway.api.sql.SqlText.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// A query with all it refers to. Immutable.
///
/// @param text as it was written
/// @param tables live tables and relations by the names the text uses; copied
/// @param values of the variables `:name`; copied
/// @param files by the paths the text uses; copied
/// @param database the file of DuckDB whose tables it sees; null for none
record Query(
        SqlText text,
        Map<String, Object> tables,
        Map<String, @Nullable Object> values,
        Map<String, Path> files,
        @Nullable DatabaseAccess database) {
    /// A query over no database.
    Query(SqlText text, Map<String, Object> tables, Map<String, @Nullable Object> values, Map<String, Path> files) {
        this(text, tables, values, files, null);
    }

    private static final Pattern BEHIND_IN = Pattern.compile("(?i)\\bIN\\s*\\($");

    Query {
        tables = Map.copyOf(tables);
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        files = Map.copyOf(files);
    }

    /// A table that is lent with the numbers of its rows.
    record Numbered(Table table) {}

    /// What is sent to DuckDB, and where each part of it comes from.
    ///
    /// @param pieces in order; copied
    record Sent(String sql, List<Piece> pieces) {
        Sent {
            pieces = List.copyOf(pieces);
        }

        /// Returns the UTF-16 offset in the query's text for one in what was sent.
        int original(int offset) {
            int before = 0;
            for (var piece : pieces) {
                if (offset < piece.end()) {
                    return piece.isCopy() ? piece.original() + Math.max(0, offset - piece.start()) : piece.original();
                }
                before = piece.original() + (piece.isCopy() ? piece.end() - piece.start() : 0);
            }
            return before;
        }
    }

    /// A part of what is sent.
    ///
    /// @param start UTF-16 offset in what is sent
    /// @param end behind it
    /// @param original UTF-16 offset in the text
    /// @param isCopy whether it is the text's own
    record Piece(int start, int end, int original, boolean isCopy) {}

    /// Returns the statement with values and paths in place of their names, put between `before` and `after`.
    Sent sent(String before, String after) {
        var sql = new StringBuilder(before);
        var pieces = new ArrayList<Piece>();
        int copied = 0;
        for (var reference : text.references()) {
            var literal = literal(reference);
            if (literal != null) {
                copy(copied, reference.start(), sql, pieces);
                int start = sql.length();
                sql.append(literal);
                pieces.add(new Piece(start, sql.length(), reference.start(), false));
                copied = reference.end();
            }
        }
        copy(copied, end(), sql, pieces);
        return new Sent(sql.append(after).toString(), pieces);
    }

    /// Returns where the statement ends, without the semicolon behind it.
    private int end() {
        var all = text.text();
        int end = all.length();
        while (end > 0 && (Character.isWhitespace(all.charAt(end - 1)) || all.charAt(end - 1) == ';')) {
            end--;
        }
        return end;
    }

    private void copy(int from, int to, StringBuilder sql, List<Piece> pieces) {
        if (to > from) {
            pieces.add(new Piece(sql.length(), sql.length() + to - from, from, true));
            sql.append(text.text(), from, to);
        }
    }

    private @Nullable String literal(Reference reference) {
        return switch (reference.kind()) {
            case TABLE -> null;
            case VARIABLE ->
                values.containsKey(reference.name()) ? value(reference, values.get(reference.name())) : null;
            case FILE -> {
                var path = files.get(reference.name());
                yield path == null ? null : Literals.text(located(reference.name(), path));
            }
        };
    }

    private String value(Reference reference, @Nullable Object value) {
        var literal = Literals.of(reference.name(), value);
        boolean isList = literal.startsWith("[");
        if (!isList || !isAllOfIn(reference)) {
            return literal;
        }
        return literal.equals("[]") ? "SELECT NULL WHERE false" : literal.substring(1, literal.length() - 1);
    }

    /// Tells whether it stands alone in the brackets behind `IN`.
    private boolean isAllOfIn(Reference reference) {
        var before = text.text().substring(0, reference.start()).stripTrailing();
        var behind = text.text().substring(reference.end()).stripLeading();
        return behind.startsWith(")") && BEHIND_IN.matcher(before).find();
    }

    /// A pattern's folder stands for the files in it.
    private static String located(String written, Path path) {
        if (!SqlText.isPattern(written)) {
            return path.toString();
        }
        var folder = SqlText.folder(written);
        var rest = written.startsWith(folder) ? written.substring(folder.length()) : "/" + written;
        return path + (rest.startsWith("/") ? rest : "/" + rest);
    }

    /// Returns what may be opened to answer it, by the tables below as well.
    Database.Fence fence() {
        Set<String> paths = new HashSet<>();
        Set<String> folders = new HashSet<>();
        files.forEach((written, path) -> (SqlText.isPattern(written) ? folders : paths).add(path.toString()));
        for (var value : values.values()) {
            if (value instanceof Path path) {
                paths.add(path.toAbsolutePath().toString());
            }
        }
        for (var table : tables.values()) {
            if (table instanceof Relation relation) {
                paths.addAll(relation.query().fence().files());
                folders.addAll(relation.query().fence().folders());
            }
        }
        return new Database.Fence(paths, folders, database);
    }

    /// Lends the live tables and returns, by name, the query that gives each table.
    ///
    /// @param loans takes what is to be closed afterwards
    /// @throws SqlException if a table has no columns
    Map<String, String> selects(List<LiveTables.Loan> loans) {
        var selects = new LinkedHashMap<String, String>();
        tables.forEach((name, value) -> selects.put(
                name,
                switch (value) {
                    case Table table -> {
                        if (table.columnCount() == 0) {
                            throw new SqlException(
                                    "the table " + name + " has no columns. Add one, or leave it out.", null);
                        }
                        var loan = LiveTables.lend(table);
                        loans.add(loan);
                        yield loan.select();
                    }
                    case Numbered numbered -> {
                        var loan = LiveTables.lend(numbered.table());
                        loans.add(loan);
                        yield loan.selectNumbered();
                    }
                    case Relation relation -> relation.query().nested(loans);
                    default -> throw new AssertionError("neither table nor relation: " + value);
                }));
        return selects;
    }

    /// Returns this query as one that stands by itself, its tables within it.
    private String nested(List<LiveTables.Loan> loans) {
        var with = new StringBuilder();
        selects(loans)
                .forEach((name, select) -> with.append(with.isEmpty() ? "WITH " : ", ")
                        .append(Literals.name(name))
                        .append(" AS NOT MATERIALIZED (")
                        .append(select)
                        .append(')'));
        return sent(with + " SELECT * FROM (", "\n)").sql();
    }

    /// Returns the names of the tables, for a message about one that is missing.
    String known() {
        var names = tables.keySet().stream().sorted().toList();
        return names.isEmpty() ? "" : String.format(Locale.ROOT, " The query sees %s.", String.join(", ", names));
    }
}
