package dev.slipway.tablesaw;

import dev.slipway.api.spi.TableSource;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;

/// Reads Tablesaw's tables. Thread-safe.
public final class TablesawSource implements TableSource<Table> {
    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public Rows open(Table table) {
        return new TablesawRows(List.copyOf(table.columns()), table.rowCount());
    }

    private record TablesawRows(List<tech.tablesaw.columns.Column<?>> cells, int count) implements Rows {
        @Override
        public List<Column> columns() {
            return cells.stream()
                    .map(column -> new Column(column.name(), word(column), kind(column)))
                    .toList();
        }

        @Override
        public String text(int row, int column) {
            var cell = cells.get(column);
            return cell.isMissing(row) ? "" : cell.getString(row);
        }

        @Override
        public boolean isMissing(int row, int column) {
            return cells.get(column).isMissing(row);
        }

        @Override
        public double number(int row, int column) {
            var cell = cells.get(column);
            if (cell.isMissing(row)) {
                return Double.NaN;
            }
            return switch (cell) {
                case NumericColumn<?> numbers -> numbers.getDouble(row);
                case BooleanColumn truths -> truths.getByte(row);
                case DateColumn dates -> dates.get(row).toEpochDay();
                case TimeColumn times -> times.get(row).toNanoOfDay();
                case DateTimeColumn times -> times.getLongInternal(row);
                case InstantColumn times -> times.getLongInternal(row);
                default -> Double.NaN;
            };
        }

        private static String word(tech.tablesaw.columns.Column<?> column) {
            var name = column.type().name();
            return switch (name) {
                case "INTEGER" -> "int";
                case "STRING" -> "text";
                case "BOOLEAN" -> "bool";
                case "LOCAL_DATE" -> "date";
                case "LOCAL_TIME" -> "time";
                case "LOCAL_DATE_TIME" -> "date time";
                default -> name.toLowerCase(Locale.ROOT);
            };
        }

        private static Kind kind(tech.tablesaw.columns.Column<?> column) {
            return switch (column) {
                case NumericColumn<?> _ -> Kind.NUMBER;
                case BooleanColumn _ -> Kind.TRUTH;
                case DateColumn _, TimeColumn _, DateTimeColumn _, InstantColumn _ -> Kind.TIME;
                default -> Kind.TEXT;
            };
        }
    }
}
