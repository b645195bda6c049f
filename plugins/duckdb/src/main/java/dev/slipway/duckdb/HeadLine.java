package dev.slipway.duckdb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tech.tablesaw.io.TypeUtils;

/// Whether the first line of a text names the columns, or is a row of numbers already. Stateless.
final class HeadLine {
    private static final Predicate<String> NUMBER =
            Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d+)?").asMatchPredicate();
    private static final Predicate<String> COUNT =
            Pattern.compile("0|[1-9]\\d{0,8}").asMatchPredicate();

    private HeadLine() {}

    /// Returns whether the first line is a row: numbers only, outside quotes, above numbers or nothing. Names that are
    /// counted from 0 on, as other programs write them, and years that follow each other stay names.
    ///
    /// @param head the beginning of the text
    static boolean isRow(byte[] head, String separator) {
        var lines = new String(head, StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .limit(2)
                .map(line -> fields(line, separator))
                .toList();
        return !lines.isEmpty()
                && lines.getFirst().stream().allMatch(NUMBER)
                && !isCounted(lines.getFirst())
                && lines.getLast().stream().allMatch(NUMBER.or(HeadLine::isMissing));
    }

    private static List<String> fields(String line, String separator) {
        return Arrays.stream(line.split(Pattern.quote(separator), -1))
                .map(String::strip)
                .toList();
    }

    private static boolean isMissing(String field) {
        return field.isEmpty() || TypeUtils.MISSING_INDICATORS.contains(field);
    }

    private static boolean isCounted(List<String> fields) {
        if (fields.size() < 2 || !fields.stream().allMatch(COUNT)) {
            return false;
        }
        int first = Integer.parseInt(fields.getFirst());
        for (int i = 1; i < fields.size(); i++) {
            if (Integer.parseInt(fields.get(i)) != first + i) {
                return false;
            }
        }
        return first == 0 || (first >= 1900 && first + fields.size() <= 2101);
    }

    /// Returns the name of the 0-based column `at` of `columns` that have none, as DuckDB names it: `column07`.
    static String name(int at, int columns) {
        int digits = String.valueOf(columns - 1).length();
        return "column" + "0".repeat(digits - String.valueOf(at).length()) + at;
    }
}
