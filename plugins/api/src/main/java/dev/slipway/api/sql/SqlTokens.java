package dev.slipway.api.sql;

import java.util.ArrayList;
import java.util.List;

/// Cuts SQL into tokens; comments and blanks are left out. Stateless.
///
/// Source: PostgreSQL 16 manual, "Lexical Structure", which DuckDB's grammar follows.
final class SqlTokens {
    private final String sql;
    private final List<Token> tokens = new ArrayList<>();

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    /// What a token is.
    enum Kind {
        /// A keyword or a plain name.
        WORD,
        /// A name in double quotes.
        QUOTED,
        /// A text literal.
        STRING,
        NUMBER,
        /// One character, or `::`, `:=`, `->` and the like as one.
        SYMBOL
    }

    /// @param value the word, the name or the text without its quotes
    /// @param start UTF-16 offset of its first character
    /// @param end UTF-16 offset behind its last one
    record Token(Kind kind, String value, int start, int end) {
        boolean is(String symbol) {
            return kind == Kind.SYMBOL && value.equals(symbol);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }
    }

    static List<Token> of(String sql) {
        var reading = new SqlTokens(sql);
        int at = 0;
        while (at < sql.length()) {
            at = reading.read(at);
        }
        return List.copyOf(reading.tokens);
    }

    /// Reads what begins at `at` and returns where the next thing begins.
    private int read(int at) {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            return at + 1;
        }
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end;
        }
        if (sql.startsWith("/*", at)) {
            return comment(at);
        }
        if (c == '\'') {
            return quoted(at, at, Kind.STRING);
        }
        boolean isSqliteName = c == '`' && sql.indexOf('`', at + 1) > 0; // a name only SQLite writes so
        if (c == '"' || isSqliteName) {
            return quoted(at, at, Kind.QUOTED);
        }
        if (c == '$' && dollar(at) > 0) {
            return dollarQuoted(at);
        }
        if (Character.isDigit(c)) {
            return add(Kind.NUMBER, at, numberEnd(at));
        }
        if (Character.isUnicodeIdentifierStart(c) || c == '_' || Character.isHighSurrogate(c)) {
            return word(at);
        }
        boolean isPair = at + 1 < sql.length() && (sql.startsWith("::", at) || sql.startsWith(":=", at));
        return add(Kind.SYMBOL, at, at + (isPair ? 2 : 1));
    }

    private int word(int at) {
        int end = at;
        while (end < sql.length() && isNamePart(sql.charAt(end))) {
            end++;
        }
        boolean isPrefix = end == at + 1 && end < sql.length() && sql.charAt(end) == '\'';
        if (isPrefix && "eExXbB".indexOf(sql.charAt(at)) >= 0) {
            return quoted(at, end, Kind.STRING);
        }
        return add(Kind.WORD, at, end);
    }

    static boolean isNamePart(char c) {
        return Character.isUnicodeIdentifierPart(c) || c == '$' || Character.isSurrogate(c);
    }

    private int numberEnd(int at) {
        int end = at;
        while (end < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(end)) || "._".indexOf(sql.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /// Comments nest.
    private int comment(int at) {
        int depth = 0;
        int end = at;
        while (end < sql.length()) {
            if (sql.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (sql.startsWith("*/", end)) {
                end += 2;
                if (--depth == 0) {
                    return end;
                }
            } else {
                end++;
            }
        }
        return sql.length();
    }

    private int quoted(int start, int quote, Kind kind) {
        char mark = sql.charAt(quote);
        boolean isEscaped = quote > start && "eE".indexOf(sql.charAt(start)) >= 0;
        var value = new StringBuilder();
        int at = quote + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == mark && at + 1 < sql.length() && sql.charAt(at + 1) == mark) {
                value.append(mark);
                at += 2;
            } else if (c == mark) {
                at++;
                break;
            } else if (c == '\\' && isEscaped && at + 1 < sql.length()) {
                value.append(sql.charAt(at + 1));
                at += 2;
            } else {
                value.append(c);
                at++;
            }
        }
        tokens.add(new Token(kind, value.toString(), start, at));
        return at;
    }

    /// Returns the length of the mark `$tag$` that begins at `at`; 0 if there is none.
    private int dollar(int at) {
        int end = at + 1;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        boolean isMark = end < sql.length() && sql.charAt(end) == '$' && !Character.isDigit(sql.charAt(at + 1));
        return isMark ? end + 1 - at : 0;
    }

    private int dollarQuoted(int at) {
        int length = dollar(at);
        var mark = sql.substring(at, at + length);
        int end = sql.indexOf(mark, at + length);
        int closed = end < 0 ? sql.length() : end;
        int behind = Math.min(sql.length(), closed + length);
        tokens.add(new Token(Kind.STRING, sql.substring(at + length, closed), at, end < 0 ? sql.length() : behind));
        return behind;
    }

    private int add(Kind kind, int start, int end) {
        tokens.add(new Token(kind, sql.substring(start, end), start, end));
        return end;
    }
}
