package dev.slipway.charts;

import dev.slipway.api.output.TimeTicks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One column of what is plotted: numbers, times or labels. Immutable.
sealed interface Field {
    /// Returns the column's name, which is also the title of its axis.
    String name();

    /// Returns the value of `row` as a number: as it is, or in milliseconds since 1970 in UTC; NaN if it is missing or
    /// a label.
    double number(int row);

    /// Returns the value of `row` as text; null if it is missing.
    @Nullable
    String label(int row);

    /// Returns the value of `row` as it is written beside a mark: numbers to three digits; null if it is missing.
    default @Nullable String caption(int row) {
        return this instanceof Numbers && isPresent(row) ? Numerals.rounded(number(row), 3) : label(row);
    }

    /// Tells whether `row` has a value.
    default boolean isPresent(int row) {
        return label(row) != null;
    }

    /// Returns the labels of `rows`, each once: numbers and times by size, labels as they first appear.
    List<String> labels(int[] rows);

    /// @param values by row, not copied and never written; NaN where missing
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Numbers(String name, double[] values) implements Field {
        @Override
        public double number(int row) {
            return values[row];
        }

        @Override
        public @Nullable String label(int row) {
            double value = values[row];
            return Double.isNaN(value) ? null : Numerals.exact(value);
        }

        @Override
        public List<String> labels(int[] rows) {
            return sorted(this, rows);
        }
    }

    /// @param millis by row, not copied and never written, since 1970 in UTC; NaN where missing
    /// @param hasClock whether there is a time of day
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Times(String name, double[] millis, boolean hasClock) implements Field {
        @Override
        public double number(int row) {
            return millis[row];
        }

        @Override
        public @Nullable String label(int row) {
            double value = millis[row];
            if (Double.isNaN(value)) {
                return null;
            }
            return hasClock ? TimeTicks.exact(value) : TimeTicks.day(value);
        }

        @Override
        public List<String> labels(int[] rows) {
            return sorted(this, rows);
        }
    }

    /// @param values by row; null where missing
    record Labels(String name, List<@Nullable String> values) implements Field {
        public Labels {
            values = Collections.unmodifiableList(values);
        }

        @Override
        public double number(int row) {
            return Double.NaN;
        }

        @Override
        public @Nullable String label(int row) {
            return values.get(row);
        }

        @Override
        public List<String> labels(int[] rows) {
            return distinct(this, rows);
        }
    }

    private static List<String> sorted(Field field, int[] rows) {
        var present = new ArrayList<Integer>();
        for (int row : rows) {
            if (field.isPresent(row)) {
                present.add(row);
            }
        }
        present.sort(java.util.Comparator.comparingDouble(field::number));
        return distinct(field, present.stream().mapToInt(Integer::intValue).toArray());
    }

    private static List<String> distinct(Field field, int[] rows) {
        var found = new java.util.LinkedHashSet<String>();
        for (int row : rows) {
            var label = field.label(row);
            if (label != null) {
                found.add(label);
            }
        }
        return List.copyOf(found);
    }
}
