package dev.slipway.duckdb;

import dev.slipway.api.sql.SqlText;
import org.jspecify.annotations.Nullable;

/// What all calls that take a query have in common. Stateless.
final class SqlCalls {
    private SqlCalls() {}

    /// Reads `text`.
    ///
    /// @throws SqlException if it is not exactly one statement
    static SqlText one(String text) {
        var read = SqlText.of(text);
        int second = read.second();
        if (second >= 0) {
            throw fault("a second statement begins here: write one query at a time", text, second, null);
        }
        if (read.isBlank()) {
            throw fault("there is no query", text, 0, null);
        }
        return read;
    }

    /// Returns an exception for the place `offset` of `text`, in UTF-16 units.
    static SqlException fault(String words, String text, int offset, @Nullable Throwable cause) {
        int at = Math.clamp(offset, 0, text.length());
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int begin = text.lastIndexOf('\n', at - 1) + 1;
        return new SqlException(words + pointer(text, begin, at), line, at - begin + 1, cause);
    }

    private static String pointer(String text, int begin, int at) {
        int end = text.indexOf('\n', begin);
        var line = text.substring(begin, end < 0 ? text.length() : end);
        return line.isBlank() ? "" : "\n  " + line + "\n  " + " ".repeat(at - begin) + "^";
    }

    /// Lets the trace name the line of the query that is at fault, as that of a Java statement would.
    static SqlException placed(SqlException fault) {
        var frames = fault.getStackTrace();
        for (int i = 0; i < frames.length; i++) {
            var frame = frames[i];
            if (!frame.getClassName().startsWith("dev.slipway.duckdb.")) {
                frames[i] = new StackTraceElement(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber() + fault.line());
                break;
            }
        }
        fault.setStackTrace(frames);
        return fault;
    }
}
