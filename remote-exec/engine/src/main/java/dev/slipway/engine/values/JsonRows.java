package dev.slipway.engine.values;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.engine.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A list of JSON objects as a table: a column a name, what is nested as text. Immutable.
final class JsonRows implements Rows {
    /// Numbers that JSON has no form for, as they are written.
    private static final Set<String> OTHER_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private final List<Map<?, ?>> rows;
    private final List<Column> columns;

    private JsonRows(List<Map<?, ?>> rows) {
        this.rows = rows;
        var names = new LinkedHashSet<String>();
        rows.forEach(row -> row.keySet().forEach(name -> names.add(String.valueOf(name))));
        columns = names.stream().map(this::column).toList();
    }

    /// Returns the rows of `json`; empty if it is no table.
    static Optional<Rows> of(@Nullable Object json) {
        var rows = new ArrayList<Map<?, ?>>();
        if (json instanceof List<?> list) {
            for (var each : list) {
                if (each instanceof Map<?, ?> row && !row.isEmpty()) {
                    rows.add(row);
                }
            }
            if (!rows.isEmpty() && rows.size() == list.size()) {
                return Optional.of(new JsonRows(rows));
            }
        }
        return Optional.empty();
    }

    private Column column(String name) {
        boolean isNumber = true;
        boolean isWhole = true;
        boolean isTruth = true;
        for (var row : rows) {
            var value = row.get(name);
            if (value != null) {
                isNumber &= value instanceof Number || (value instanceof String text && OTHER_NUMBERS.contains(text));
                isWhole &= value instanceof Long || value instanceof Integer;
                isTruth &= value instanceof Boolean;
            }
        }
        if (isTruth && isNumber) {
            return new Column(name, "text", Kind.TEXT); // nothing but missing cells
        }
        return isTruth
                ? new Column(name, "bool", Kind.TRUTH)
                : isNumber
                        ? new Column(name, isWhole ? "int" : "double", Kind.NUMBER)
                        : new Column(name, "text", Kind.TEXT);
    }

    @Override
    public int count() {
        return rows.size();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    private @Nullable Object value(int row, int column) {
        return rows.get(row).get(columns.get(column).name());
    }

    @Override
    public String text(int row, int column) {
        return switch (value(row, column)) {
            case null -> "";
            case String text -> text;
            case Object other -> JsonText.words(JsonText.write(other));
        };
    }

    @Override
    public boolean isMissing(int row, int column) {
        return value(row, column) == null;
    }

    @Override
    public double number(int row, int column) {
        return switch (columns.get(column).kind()) {
            case NUMBER ->
                value(row, column) instanceof Number number
                        ? number.doubleValue()
                        : Double.parseDouble(Objects.toString(value(row, column), "NaN"));
            case TRUTH -> value(row, column) instanceof Boolean truth ? truth ? 1 : 0 : Double.NaN;
            case TIME, TEXT -> Double.NaN;
        };
    }
}
