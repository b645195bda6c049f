package dev.slipway.duckdb;

import java.util.regex.Pattern;

/// What DuckDB says of a file that it cannot read → what a person is told. Stateless.
final class ReadFaults {
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern PROBLEM = Pattern.compile("(Expected Number of Columns: \\d+ Found: \\d+|"
            + "Value with unterminated quote found|Maximum line size of \\d+ bytes exceeded|"
            + "Invalid unicode[^.]*|[^.]*is not utf-8 encoded)");

    /// What DuckDB advises that nobody can do here.
    private static final Pattern ADVICE = Pattern.compile(
            "\\s*(Possible fixes|Potential Fixes|Try increasing|The search space used).*", Pattern.DOTALL);

    /// How much is looked at on either side of the line that the message quotes, however long. Unit: UTF-16 units.
    private static final int SIDE = 10_000;

    private ReadFaults() {}

    /// Returns what to say for the message `whole`.
    static String words(String whole) {
        var message =
                whole.length() <= 2 * SIDE ? whole : whole.substring(0, SIDE) + whole.substring(whole.length() - SIDE);
        var line = LINE.matcher(message);
        var problem = PROBLEM.matcher(message);
        if (line.find() && problem.find()) {
            return "line " + line.group(1) + ": " + problem.group(1).strip() + "." + wayOn(problem.group(1));
        }
        var first = ADVICE.matcher(message.lines().findFirst().orElse("")).replaceFirst("");
        return first.contains("state machine")
                ? "its quotes or line ends are those of no CSV file."
                : sentence(first) + wayOn(first);
    }

    private static String sentence(String words) {
        var all = words.strip();
        return all.isEmpty() || ".!?…".indexOf(all.charAt(all.length() - 1)) >= 0 ? all : all + ".";
    }

    private static String wayOn(String problem) {
        if (problem.contains("unicode") || problem.contains("utf-8")) {
            return " If it is in another encoding than UTF-8: Tables.read(file, StandardCharsets.ISO_8859_1).";
        }
        return problem.contains("Use CAST(…") ? " In a cell of SQL: %%sql, SELECT … FROM 'file'." : "";
    }
}
