package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Chances.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What in SQL may give something else the next time.
final class SqlChances {
    private static final Set<String> TABLES = Set.of(
            "dev/slipway/duckdb/Sql",
            "dev/slipway/duckdb/ConnectionSql",
            "dev/slipway/duckdb/Relation",
            "dev/slipway/duckdb/Tables");
    private static final Set<String> STATEMENTS =
            Set.of("java/sql/Statement", "java/sql/PreparedStatement", "java/sql/Connection");

    /// Texts, quoted names and comments.
    private static final Pattern QUOTED =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern RANDOM =
            Pattern.compile("\\b(random|rand|uuid|gen_random_uuid|uuidv4|uuidv7)\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern SET_SEED = Pattern.compile("\\bsetseed\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAMPLE =
            Pattern.compile("\\b(using\\s+sample|tablesample)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEEDED =
            Pattern.compile("\\brepeatable\\b|\\((?:bernoulli|system|reservoir)\\s*,\\s*\\d", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOCK = Pattern.compile(
            "\\b(now|today|get_current_timestamp|get_current_time|clock_timestamp|transaction_timestamp)\\s*\\("
                    + "|\\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\\b",
            Pattern.CASE_INSENSITIVE);

    private SqlChances() {}

    /// Tells whether a method runs SQL that it is given as a text.
    ///
    /// @param owner internal name
    static boolean isRunBy(String owner, String name, String type) {
        boolean isGivenText = type.contains("Ljava/lang/String;");
        return isGivenText
                && (TABLES.contains(owner)
                        || (STATEMENTS.contains(owner) && (name.startsWith("execute") || name.startsWith("prepare"))));
    }

    /// Returns what in `sql` may differ.
    ///
    /// @param line 1-based, in the cell; 0 if not known
    static List<Found> of(String sql, int line) {
        var text = QUOTED.matcher(sql).replaceAll(" ");
        var found = new ArrayList<Found>();
        var random = RANDOM.matcher(text);
        if (random.find() && !SET_SEED.matcher(text).find()) {
            found.add(found(Chance.RANDOM, random.group(1) + "()", line));
        }
        var sample = SAMPLE.matcher(text);
        if (sample.find() && !SEEDED.matcher(text).find()) {
            found.add(found(Chance.RANDOM, sample.group(1).toUpperCase(Locale.ROOT), line));
        }
        var clock = CLOCK.matcher(text);
        if (clock.find()) {
            found.add(found(Chance.CLOCK, clock.group(1) == null ? clock.group(2) : clock.group(1) + "()", line));
        }
        return found;
    }

    private static Found found(Chance chance, String what, int line) {
        return new Found(chance, what + " in SQL", "", line);
    }
}
