package dev.slipway.duckdb;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// What text files have for infinities and NaN, which they have no numbers for: the words of Java, in JSON as texts.
/// Stateless.
final class OtherNumbers {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    /// Digits of a whole number that a double surely holds, with a sign.
    private static final int LONGEST_WHOLE = 15;

    private OtherNumbers() {}

    /// Returns the query of all rows of `t` as they are to be written.
    ///
    /// @param kind of the file, its extension
    static String written(Statement statement, String kind) throws SQLException {
        var form = switch (kind) {
            case "csv", "tsv" -> Form.TEXT;
            case "json", "ndjson", "jsonl" -> Form.JSON;
            default -> Form.BINARY;
        };
        var columns = new ArrayList<String>();
        if (form != Form.BINARY) {
            try (var described = statement.executeQuery("DESCRIBE FROM t")) {
                while (described.next()) {
                    columns.addAll(replaced(described.getString(1), described.getString(2), form));
                }
            }
        }
        return columns.isEmpty() ? "FROM t" : "SELECT * REPLACE (" + String.join(", ", columns) + ") FROM t";
    }

    /// Returns the numbers of a JSON column in which some are written as words; `texts` itself if it holds others.
    ///
    /// @param texts JSON values
    static Column<?> read(StringColumn texts) {
        var numbers = DoubleColumn.create(texts.name());
        boolean isAny = false;
        for (int row = 0; row < texts.size(); row++) {
            var text = texts.isMissing(row) ? "" : texts.getString(row);
            switch (text) {
                case "", "\"NaN\"" -> numbers.appendMissing();
                case "\"Infinity\"" -> numbers.append(Double.POSITIVE_INFINITY);
                case "\"-Infinity\"" -> numbers.append(Double.NEGATIVE_INFINITY);
                default -> {
                    boolean isLong = text.length() > LONGEST_WHOLE && text.matches("-?\\d+");
                    if (isLong || !NUMBER.matcher(text).matches()) {
                        return texts;
                    }
                    numbers.append(Double.parseDouble(text));
                }
            }
            isAny |= text.startsWith("\"");
        }
        return isAny ? numbers : texts;
    }

    private enum Form {
        TEXT,
        JSON,
        BINARY
    }

    private static List<String> replaced(String column, String type, Form form) {
        var name = Literals.name(column);
        var word =
                "CASE WHEN isnan(" + name + ") THEN 'NaN' WHEN " + name + " > 0 THEN 'Infinity' ELSE '-Infinity' END";
        var kind = type.toUpperCase(Locale.ROOT);
        if (kind.equals("DOUBLE") || kind.equals("FLOAT")) {
            return List.of(
                    form == Form.TEXT
                            ? "CASE WHEN isfinite(" + name + ") THEN " + name + "::VARCHAR WHEN " + name
                                    + " IS NOT NULL THEN " + word + " END AS " + name
                            : "CASE WHEN isfinite(" + name + ") THEN to_json(" + name + ") WHEN " + name
                                    + " IS NOT NULL THEN to_json(" + word + ") END AS " + name);
        }
        boolean isNested = form == Form.JSON && (kind.contains("DOUBLE") || kind.contains("FLOAT"));
        return isNested ? List.of(refusing(column, name)) : List.of();
    }

    /// Refuses nested values that hold such a number: JSON would not be JSON.
    private static String refusing(String column, String name) {
        var message =
                "the column " + column + " has a value that holds NaN or an infinite number, which JSON has none of:"
                        + " write it as Parquet, or CAST it to VARCHAR";
        return "CASE WHEN regexp_matches(to_json(" + name + ")::VARCHAR, '[\\[:,](NaN|-?Infinity)[\\],}]') THEN error("
                + Literals.text(message) + ") ELSE " + name + " END AS " + name;
    }
}
