package dev.slipway.api.sql;

import dev.slipway.api.sql.SqlText.Reference;
import dev.slipway.api.sql.SqlTokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Follows the clauses of a query to see which names stand for tables. One use, one thread.
final class SqlScan {
    private static final Set<String> BEGINS_TABLE = Set.of("FROM", "JOIN", "INTO", "UPDATE");
    private static final Set<String> BEGINS_TABLE_AT_START =
            Set.of("PIVOT", "PIVOT_WIDER", "UNPIVOT", "PIVOT_LONGER", "SUMMARIZE", "DESCRIBE", "DESC", "SHOW", "TABLE");
    private static final Set<String> ENDS_FROM = Set.of(
            "SELECT",
            "WHERE",
            "GROUP",
            "ORDER",
            "HAVING",
            "LIMIT",
            "OFFSET",
            "WINDOW",
            "QUALIFY",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "VALUES",
            "WITH",
            "PIVOT",
            "UNPIVOT",
            "RETURNING",
            "SET");
    private static final Set<String> BETWEEN = Set.of("LATERAL", "ONLY", "OR", "REPLACE");
    private static final Set<String> READERS =
            Set.of("parquet_scan", "parquet_metadata", "parquet_schema", "glob", "sniff_csv", "arrow_scan");

    private final List<Token> tokens;
    private final List<Reference> found = new ArrayList<>();
    private final Set<String> common = new HashSet<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    SqlScan(List<Token> tokens) {
        this.tokens = tokens;
        levels.push(new Level());
    }

    /// Where the scan is within one pair of brackets.
    private static final class Level {
        /// The next name is a table.
        boolean isExpecting;
        /// A comma begins another table.
        boolean isFrom;
        /// Texts are paths: in the first argument of a function that reads files.
        boolean isPath;
        /// Between brackets other than round ones.
        boolean isList;
    }

    List<Reference> references() {
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            switch (token.kind()) {
                case WORD -> word(i, token);
                case QUOTED -> name(i, token);
                case STRING -> text(token);
                case SYMBOL -> symbol(i, token);
                case NUMBER -> level().isExpecting = false;
            }
        }
        return found.stream()
                .filter(one -> one.kind() != SqlText.Kind.TABLE
                        || !common.contains(one.name().toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt(Reference::start))
                .toList();
    }

    private Level level() {
        return levels.element();
    }

    private void word(int i, Token token) {
        var word = token.value().toUpperCase(Locale.ROOT);
        boolean isVariable = i > 0 && isVariable(i - 1);
        boolean isPart = i > 0 && tokens.get(i - 1).is(".");
        if (isVariable || isPart) {
            level().isExpecting = false;
        } else if (BEGINS_TABLE.contains(word)) {
            level().isExpecting = true;
            level().isFrom = true;
        } else if (BEGINS_TABLE_AT_START.contains(word) && isStart(i)) {
            level().isExpecting = true;
        } else if (ENDS_FROM.contains(word)) {
            level().isExpecting = false;
            level().isFrom = false;
        } else if (word.equals("AS")) {
            as(i);
        } else if (!BETWEEN.contains(word)) {
            name(i, token);
        }
    }

    private boolean isStart(int i) {
        return i == 0 || tokens.get(i - 1).is("(") || tokens.get(i - 1).is(";");
    }

    /// Notes `name AS (`, and `name (columns) AS (`: a common table expression.
    private void as(int i) {
        int next = i + 1;
        while (next < tokens.size() && isWord(next, "NOT", "MATERIALIZED")) {
            next++;
        }
        if (next >= tokens.size() || !tokens.get(next).is("(")) {
            return;
        }
        int name = i - 1;
        if (name > 0 && tokens.get(name).is(")")) {
            while (name > 0 && !tokens.get(name).is("(")) {
                name--;
            }
            name--;
        }
        if (name >= 0 && tokens.get(name).isName()) {
            common.add(tokens.get(name).value().toLowerCase(Locale.ROOT));
        }
    }

    private boolean isWord(int i, String... words) {
        return tokens.get(i).kind() == SqlTokens.Kind.WORD
                && Set.of(words).contains(tokens.get(i).value().toUpperCase(Locale.ROOT));
    }

    private void name(int i, Token token) {
        if (!level().isExpecting) {
            return;
        }
        level().isExpecting = false;
        boolean isOther = i + 1 < tokens.size()
                && (tokens.get(i + 1).is("(") || tokens.get(i + 1).is("."));
        if (!isOther) {
            found.add(new Reference(SqlText.Kind.TABLE, token.value(), token.start(), token.end()));
        }
    }

    private void text(Token token) {
        if (level().isExpecting || level().isPath) {
            found.add(new Reference(SqlText.Kind.FILE, token.value(), token.start(), token.end()));
        }
        level().isExpecting = false;
    }

    private void symbol(int i, Token token) {
        switch (token.value()) {
            case "(", "[", "{" -> open(i, token);
            case ")", "]", "}" -> {
                if (levels.size() > 1) {
                    levels.pop();
                }
            }
            case "," -> {
                level().isExpecting = level().isFrom;
                level().isPath &= level().isList;
            }
            case ";" -> {
                levels.clear();
                levels.push(new Level());
            }
            case ":" -> {
                if (isVariable(i)) {
                    var name = tokens.get(i + 1);
                    found.add(new Reference(SqlText.Kind.VARIABLE, name.value(), token.start(), name.end()));
                }
            }
            default -> {
                // an operator
            }
        }
    }

    private void open(int i, Token token) {
        var outer = level();
        var inner = new Level();
        if (token.is("(")) {
            inner.isExpecting = outer.isExpecting;
            inner.isFrom = outer.isExpecting;
            inner.isPath = i > 0 && isReader(tokens.get(i - 1));
        } else {
            inner.isPath = outer.isPath;
            inner.isList = true;
        }
        outer.isExpecting = false;
        levels.push(inner);
    }

    private static boolean isReader(Token token) {
        var name = token.value().toLowerCase(Locale.ROOT);
        return token.kind() == SqlTokens.Kind.WORD && (name.startsWith("read_") || READERS.contains(name));
    }

    /// Tells whether the token at `i` is the colon of a variable: `:name`, where an operand may stand.
    private boolean isVariable(int i) {
        if (!tokens.get(i).is(":") || i + 1 >= tokens.size()) {
            return false;
        }
        var name = tokens.get(i + 1);
        if (name.kind() != SqlTokens.Kind.WORD || name.start() != tokens.get(i).end()) {
            return false;
        }
        if (i == 0) {
            return true;
        }
        var before = tokens.get(i - 1);
        boolean isApart = before.end() < tokens.get(i).start();
        boolean isOperator = before.kind() == SqlTokens.Kind.SYMBOL && !before.is(")") && !before.is("]");
        return isOperator || (isApart && before.kind() == SqlTokens.Kind.WORD);
    }
}
