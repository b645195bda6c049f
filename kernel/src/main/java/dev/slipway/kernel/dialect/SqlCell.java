package dev.slipway.kernel.dialect;

import dev.slipway.api.sql.SqlText;
import dev.slipway.api.sql.SqlText.Reference;
import dev.slipway.kernel.directive.Nearest;
import dev.slipway.kernel.snippet.JavaText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cell that begins with `%%sql` as the one Java statement it means. Immutable.
///
/// `%%sql -> top`, then `SELECT * FROM flights WHERE delay > :least` below, is
/// `var top = dev.slipway.duckdb.Sql.empty().table("flights", flights).value("least", least).cell("""…""")`: so graph,
/// hashes, steps, replay, kernel and worker take it as any Java cell. Every line stays on its line; a name in the
/// Java knows the place of the same name in the query. `%%sql @shop -> top` asks the connection `shop` instead, and
/// becomes `Sql.on("shop")`.
///
/// @param text the statement
/// @param offset UTF-16 offset in the cell where the line with `%%sql` begins
/// @param line 1-based line of the cell with `%%sql`
/// @param defines the variable of its result; empty if the result is shown
/// @param faults what is wrong with it; copied
/// @param origins for each character of `text`, the offset from `offset` of what it stands for; copied
public record SqlCell(String text, int offset, int line, String defines, List<Fault> faults, List<Integer> origins)
        implements JavaText {
    private static final String MAGIC = "%%sql";
    private static final String SQL = MagicJava.called("dev.slipway.duckdb.Sql");
    private static final Pattern HEAD =
            Pattern.compile("\\s*%%sql\\s*(?:@([A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*)\\s*)?"
                    + "(?:->\\s*(?:(?<lazy>lazy)\\s+)?(?<name>\\p{L}[\\p{L}\\p{N}_]*))?\\s*;?\\s*");
    private static final Pattern TABLE = Pattern.compile("(?:.*\\.)?(?:Table|Relation)");
    private static final Pattern SYSTEM = Pattern.compile("(?i)(?:duckdb_|pg_|sqlite_|pragma_|information_schema).*");

    /// Something wrong.
    ///
    /// @param words what, without the place
    /// @param hint what to do, or empty
    /// @param start UTF-16 offset in the cell
    /// @param end behind it
    public record Fault(String words, String hint, int start, int end) {
        public Fault {
            words = hint.isEmpty() ? words : words + ".";
        }
    }

    public SqlCell {
        faults = List.copyOf(faults);
        origins = List.copyOf(origins);
    }

    /// Tells whether `source` is such a cell: whether `%%sql` is the first thing below directives and comments.
    public static boolean accepts(String source) {
        return begin(source) >= 0;
    }

    /// Returns the connection that such a cell asks, as it is written; empty if it asks the notebook's tables, or
    /// `source` is no such cell.
    public static String connection(String source) {
        int begin = begin(source);
        int end = begin < 0 ? -1 : source.indexOf('\n', begin);
        var head = HEAD.matcher(begin < 0 ? "" : source.substring(begin, end < 0 ? source.length() : end));
        return head.matches() && head.group(1) != null ? head.group(1) : "";
    }

    /// Returns the query of such a cell: what stands below its first line; empty if it is none.
    public static String query(String source) {
        int begin = begin(source);
        int end = begin < 0 ? -1 : source.indexOf('\n', begin);
        return end < 0 ? "" : source.substring(end + 1);
    }

    /// Returns the statement that the cell `source` means; null if it is no SQL.
    ///
    /// @param variables the variables that it can read, with their types
    public static @Nullable SqlCell of(String source, Map<String, String> variables) {
        int begin = begin(source);
        return begin < 0 ? null : new Translation(source, begin, variables).translate();
    }

    @Override
    public int original(int at) {
        return origins.isEmpty() ? 0 : origins.get(Math.clamp(at, 0, origins.size() - 1));
    }

    private static int begin(String source) {
        int at = 0;
        while (at < source.length()) {
            int end = source.indexOf('\n', at);
            var text = source.substring(at, end < 0 ? source.length() : end).strip();
            if (text.startsWith(MAGIC)
                    && (text.length() == MAGIC.length() || !Character.isLetterOrDigit(text.charAt(MAGIC.length())))) {
                return at;
            }
            if ((!text.isEmpty() && !text.startsWith("//")) || end < 0) {
                return -1;
            }
            at = end + 1;
        }
        return -1;
    }

    /// Makes the statement. One use, one thread.
    private static final class Translation {
        private final String source;
        private final int begin;
        private final int body;
        private final Map<String, String> variables;
        private final List<Fault> faults = new ArrayList<>();
        private final StringBuilder java = new StringBuilder();
        private final List<Integer> origins = new ArrayList<>();
        private String defines = "";

        Translation(String source, int begin, Map<String, String> variables) {
            this.source = source;
            this.begin = begin;
            this.variables = variables;
            int end = source.indexOf('\n', begin);
            body = end < 0 ? source.length() : end + 1;
        }

        SqlCell translate() {
            var query = SqlText.of(source.substring(body));
            var first = source.substring(begin, body).stripTrailing();
            var head = HEAD.matcher(first);
            boolean isLazy = head.matches() && head.group("lazy") != null;
            var connection = head.matches() ? head.group(1) : null;
            if (!head.matches()) {
                faults.add(new Fault(
                        "after %%sql stands nothing, @ and a connection, or -> and a name",
                        "Write %%sql -> result, %%sql -> lazy result, or %%sql @connection -> result, and the query"
                                + " below it.",
                        begin,
                        begin + first.length()));
            } else if (head.group("name") != null) {
                defines = head.group("name");
                add("var " + defines + " = ", begin + head.start("name"));
            }
            check(query, first);
            if (connection == null) {
                add(SQL + ".empty()", begin);
                arguments(query);
            } else {
                add(SQL + ".on(" + literal(connection) + ")", begin + head.start(1));
                values(query);
            }
            add(isLazy ? ".lazyCell(" : ".cell(", begin);
            block(query.text());
            add(defines.isEmpty() ? ")" : ");", source.length());
            int line = 1
                    + (int) source.substring(0, begin)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            return new SqlCell(java.toString(), begin, line, defines, faults, origins);
        }

        private void check(SqlText query, String first) {
            int second = query.second();
            if (query.isBlank()) {
                faults.add(new Fault("there is no query below %%sql", "Write one.", begin, begin + first.length()));
            } else if (second >= 0) {
                faults.add(new Fault(
                        "a second statement begins here",
                        "Write one query in a cell.",
                        body + second,
                        body + second + 1));
            }
        }

        private void arguments(SqlText query) {
            Set<String> seen = new HashSet<>();
            for (var reference : query.references()) {
                if (!seen.add(reference.kind() + " " + reference.name())) {
                    continue;
                }
                switch (reference.kind()) {
                    case TABLE -> table(reference);
                    case VARIABLE -> value(reference);
                    case FILE -> file(reference);
                }
            }
        }

        /// Over a connection, names of tables and files are the database's own.
        private void values(SqlText query) {
            Set<String> seen = new HashSet<>();
            for (var reference : query.references()) {
                if (reference.kind() == SqlText.Kind.VARIABLE && seen.add(reference.name())) {
                    value(reference);
                }
            }
        }

        private void value(Reference reference) {
            add(".value(" + literal(reference.name()) + ", ", reference.start() + body);
            add(reference.name(), reference.start() + 1 + body);
            add(")", reference.end() + body);
        }

        private void table(Reference reference) {
            var name = variable(reference.name());
            var type = variables.get(name);
            if (type == null && SYSTEM.matcher(name).matches()) {
                return;
            }
            if (name.equals(defines)) {
                fault(
                        reference,
                        "the query reads " + name + ", which it also defines",
                        "Give its result another name.");
            } else if (type != null
                    && !TABLE.matcher(type.replaceFirst("<.*", "")).matches()) {
                fault(reference, name + " is of type " + type + ", not a table", "Write :" + name + " for its value.");
            } else if (type == null && !isJavaName(name)) {
                fault(
                        reference,
                        "there is no table " + name,
                        Nearest.of(name, tables())
                                .map(near -> "Did you mean " + near + "?")
                                .orElse(""));
            } else {
                add(".table(" + literal(reference.name()) + ", ", reference.start() + body);
                add(name, reference.start() + body);
                add(")", reference.end() + body);
            }
        }

        private List<String> tables() {
            return variables.entrySet().stream()
                    .filter(variable -> TABLE.matcher(variable.getValue().replaceFirst("<.*", ""))
                            .matches())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /// Returns the variable that a table's name stands for: SQL's names know no case.
        private String variable(String name) {
            if (variables.containsKey(name)) {
                return name;
            }
            var near = variables.keySet().stream()
                    .filter(variable -> variable.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                    .toList();
            return near.size() == 1 ? near.getFirst() : name;
        }

        private static boolean isJavaName(String name) {
            return javax.lang.model.SourceVersion.isName(name) && name.indexOf('.') < 0;
        }

        private void file(Reference reference) {
            var path = reference.name();
            if (path.contains("://")) {
                fault(reference, "SQL may not reach the network: " + path, "Copy the file beside the notebook.");
                return;
            }
            var place = SqlText.isPattern(path) ? SqlText.folder(path) : path;
            add(
                    ".file(" + literal(path) + ", " + MagicJava.called("dev.slipway.api.Notebook") + ".dataset("
                            + literal(place) + "))",
                    reference.start() + body);
        }

        private void fault(Reference reference, String words, String hint) {
            faults.add(new Fault(words, hint, reference.start() + body, reference.end() + body));
        }

        private static String literal(String text) {
            return MagicJava.literal(text);
        }

        private void add(String text, int at) {
            for (int i = 0; i < text.length(); i++) {
                java.append(text.charAt(i));
                origins.add(Math.min(at, source.length()) - begin);
            }
        }

        /// Adds the query as a text block that gives exactly its characters, each on its own line.
        private void block(String query) {
            add("\"\"\"\n", body - 1);
            for (int i = 0; i < query.length(); i++) {
                char c = query.charAt(i);
                boolean isFirst = i == 0;
                boolean isLast = i + 1 == query.length() || query.charAt(i + 1) == '\n';
                add(
                        switch (c) {
                            case '\\' -> "\\\\";
                            case '"' -> "\\\"";
                            case '\r' -> "\\r";
                            case ' ' -> isFirst || isLast ? "\\s" : " ";
                            case '\t' -> isFirst || isLast ? "\\t" : "\t";
                            case '\f' -> "\\f";
                            default -> String.valueOf(c);
                        },
                        body + i);
            }
            add("\"\"\"", source.length());
        }
    }
}
