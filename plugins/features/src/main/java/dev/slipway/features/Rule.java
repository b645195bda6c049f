package dev.slipway.features;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/// What was learnt for one column. Immutable.
sealed interface Rule {
    /// Returns the name of the column.
    String column();

    /// Returns the columns that take the place of `before`.
    ///
    /// @throws IllegalArgumentException if a cell or the type does not fit
    List<Column<?>> apply(Column<?> before);

    /// Returns what it does, in a few words.
    String words();

    /// What to do with a category that the training rows do not have.
    enum Unseen {
        /// No category: zeros, or missing.
        NONE,
        /// One of its own.
        OTHER,
        /// An error.
        REFUSED
    }

    /// A column of 0 and 1 for each category; a missing cell has 0 in all.
    record OneHot(String column, List<String> categories, Unseen unseen) implements Rule {
        public OneHot {
            categories = List.copyOf(categories);
        }

        @Override
        public List<Column<?>> apply(Column<?> before) {
            var names = new ArrayList<>(categories);
            if (unseen == Unseen.OTHER) {
                names.add("other");
            }
            var columns = new ArrayList<IntColumn>();
            var taken = new HashSet<String>();
            for (var name : names) {
                var plain = column + "_" + name;
                var free = plain;
                for (int i = 2; !taken.add(free.toLowerCase(java.util.Locale.ROOT)); i++) {
                    free = plain + "_" + i;
                }
                columns.add(IntColumn.create(free, new int[before.size()]));
            }
            var numbers = numbers(categories);
            for (int row = 0; row < before.size(); row++) {
                int at = number(before, row, numbers, unseen);
                if (at >= 0) {
                    columns.get(at).set(row, 1);
                }
            }
            return List.copyOf(columns);
        }

        @Override
        public String words() {
            return "one column for each of "
                    + Words.counted(categories.size(), "category").replace("categorys", "categories") + ": "
                    + shown(categories);
        }
    }

    /// The number of the category, from 0; a missing cell stays missing.
    record Ordinal(String column, List<String> categories, Unseen unseen) implements Rule {
        public Ordinal {
            categories = List.copyOf(categories);
        }

        @Override
        public List<Column<?>> apply(Column<?> before) {
            var column = IntColumn.create(before.name());
            var numbers = numbers(categories);
            for (int row = 0; row < before.size(); row++) {
                int at = number(before, row, numbers, unseen);
                if (at >= 0) {
                    column.append(at);
                } else {
                    column.appendMissing();
                }
            }
            return List.of(column);
        }

        @Override
        public String words() {
            return "numbers from 0 for " + shown(categories);
        }
    }

    /// A value in place of missing ones.
    ///
    /// @param value a column of one cell, of the type the result has
    record Fill(String column, String how, Column<?> value) implements Rule {
        public Fill {
            value = value.copy();
        }

        @Override
        public List<Column<?>> apply(Column<?> before) {
            return List.of(filled(before, value));
        }

        @SuppressWarnings("unchecked") // the types are compared
        private static <T> Column<?> filled(Column<?> before, Column<T> value) {
            var column = value.emptyCopy();
            column.setName(before.name());
            boolean isSame = before.type().equals(value.type());
            if (!isSame && !(value instanceof DoubleColumn && before instanceof NumericColumn<?>)) {
                throw Rule.wrongType(before, value.type().name());
            }
            for (int row = 0; row < before.size(); row++) {
                if (before.isMissing(row)) {
                    column.append(value, 0);
                } else if (isSame) {
                    column.append((Column<T>) before, row);
                } else {
                    ((DoubleColumn) column).append(((NumericColumn<?>) before).getDouble(row));
                }
            }
            return column;
        }

        @Override
        public String words() {
            return how + ": " + value.getString(0);
        }
    }

    /// Numbers less `offset`, divided by `scale`.
    record Scale(String column, String how, double offset, double scale) implements Rule {
        @Override
        public List<Column<?>> apply(Column<?> before) {
            if (!(before instanceof NumericColumn<?> numbers)) {
                throw wrongType(before, "a number");
            }
            var scaled = DoubleColumn.create(before.name());
            for (int row = 0; row < before.size(); row++) {
                if (before.isMissing(row)) {
                    scaled.appendMissing();
                } else {
                    scaled.append((numbers.getDouble(row) - offset) / scale);
                }
            }
            return List.of(scaled);
        }

        @Override
        public String words() {
            return how + ": less " + Words.number(offset) + ", divided by " + Words.number(scale);
        }
    }

    private static IllegalArgumentException wrongType(Column<?> column, String wanted) {
        return new IllegalArgumentException("the column " + column.name() + " is "
                + column.type().name() + " here, and was " + wanted + " in the training rows. Convert it first.");
    }

    private static java.util.Map<String, Integer> numbers(List<String> categories) {
        var numbers = new java.util.HashMap<String, Integer>();
        for (var category : categories) {
            numbers.put(category, numbers.size());
        }
        return numbers;
    }

    /// Returns the number of a cell's category; -1 if it has none.
    private static int number(Column<?> column, int row, java.util.Map<String, Integer> numbers, Unseen unseen) {
        if (column.isMissing(row)) {
            return -1;
        }
        var category = category(column, row);
        var number = numbers.get(category);
        if (number != null) {
            return number;
        }
        return switch (unseen) {
            case NONE -> -1;
            case OTHER -> numbers.size();
            case REFUSED ->
                throw new IllegalArgumentException("row " + (row + 1) + " has " + column.name() + " " + category
                        + ", which no training row has: they have "
                        + shown(List.copyOf(new java.util.TreeSet<>(numbers.keySet())))
                        + ". Leave the row out, or encode without refuseUnseen().");
        };
    }

    /// Returns a cell as the text that names its category.
    static String category(Column<?> column, int row) {
        return column.getUnformattedString(row);
    }

    private static String shown(List<String> categories) {
        int most = 8;
        return String.join(", ", categories.subList(0, Math.min(most, categories.size())))
                + (categories.size() > most ? ", …" : "");
    }
}
