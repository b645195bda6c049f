package dev.slipway.tablesaw;

import dev.slipway.api.spi.TableSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.strings.ByteDictionaryMap;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.ShortDictionaryMap;

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
            var into = new double[1];
            numbers(column, new int[] {row}, 1, into);
            return into[0];
        }

        @Override
        public void numbers(int column, int[] rows, int count, double[] into) {
            CellNumbers.write(cells.get(column), rows, count, into);
        }

        @Override
        public Optional<Dictionary> dictionary(int column) {
            return cells.get(column) instanceof StringColumn texts ? Texts.of(texts.getDictionary()) : Optional.empty();
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

    /// The dictionary of a column of texts, its keys counted from 0: the lowest is never used, the highest is that of
    /// missing cells.
    private record Texts(DictionaryMap map, int lowest, int missing, int size) implements Dictionary {
        static Optional<Dictionary> of(@Nullable DictionaryMap map) {
            return switch (map) {
                case ByteDictionaryMap bytes ->
                    Optional.of(new Texts(bytes, Byte.MIN_VALUE, Byte.MAX_VALUE, 1 << Byte.SIZE));
                case ShortDictionaryMap shorts ->
                    Optional.of(new Texts(shorts, Short.MIN_VALUE, Short.MAX_VALUE, 1 << Short.SIZE));
                case null, default -> Optional.empty(); // of very many texts Tablesaw keeps each cell's own
            };
        }

        @Override
        public int code(int row) {
            int key = map.getKeyForIndex(row);
            return key == missing ? 0 : key - lowest;
        }

        @Override
        public String text(int code) {
            return code == 0 ? "" : map.getValueForKey(code + lowest);
        }
    }
}
