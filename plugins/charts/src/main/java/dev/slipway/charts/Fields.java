package dev.slipway.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The columns of a plot, by name. Immutable.
///
/// @param fields in the order of the table
/// @param rows how many rows every field has
record Fields(Map<String, Field> fields, int rows) {
    Fields {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Fields of(List<Field> fields, int rows) {
        var byName = new LinkedHashMap<String, Field>();
        fields.forEach(field -> byName.put(field.name(), field));
        return new Fields(byName, rows);
    }

    /// Returns the column `name`; upper and lower case are the same where nothing else fits.
    ///
    /// @throws IllegalArgumentException naming the nearest column if there is none
    Field field(String name) {
        var found = fields.get(name);
        if (found != null) {
            return found;
        }
        for (var field : fields.values()) {
            if (field.name().equalsIgnoreCase(name)) {
                return field;
            }
        }
        var all = new ArrayList<>(fields.keySet());
        var nearest = all.stream()
                .min(java.util.Comparator.comparingInt(each -> distance(lower(each), lower(name))))
                .filter(each -> distance(lower(each), lower(name)) <= Math.max(2, name.length() / 3));
        throw new IllegalArgumentException("There is no column \"" + name + "\" to plot. "
                + nearest.map(each -> "Did you mean \"" + each + "\"?")
                        .orElse("The columns are " + String.join(", ", all.subList(0, Math.min(20, all.size())))
                                + (all.size() > 20 ? " and " + (all.size() - 20) + " more." : ".")));
    }

    /// Returns the same columns without their values, which tells enough to check a plot.
    Fields withoutRows() {
        return new Fields(fields, 0);
    }

    /// Returns the indices of all rows.
    int[] all() {
        var all = new int[rows];
        for (int row = 0; row < rows; row++) {
            all[row] = row;
        }
        return all;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// Returns how many letters must be put in, taken out or changed to make `left` of `right`.
    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
