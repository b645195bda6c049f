package dev.slipway.duckdb;

import dev.slipway.duckdb.Query.Sent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What DuckDB says → what a person is told. Stateless.
final class Faults {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");
    private static final String FORBIDDEN = "disabled by configuration";

    private Faults() {}

    /// Returns the exception for `fault`.
    ///
    /// @param sent what was sent when it came; null if that was not the query
    static SqlException of(SQLException fault, Query query, @Nullable Sent sent) {
        var said = Objects.requireNonNullElse(fault.getMessage(), "");
        int json = said.indexOf("{\"exception_type\"");
        boolean isJson = json >= 0;
        said = isJson ? said.substring(json) : said;
        var message = isJson ? field(said, "exception_message") : said;
        var type = isJson ? field(said, "exception_type") : "";
        if (type.equals("Interrupt") || message.startsWith("INTERRUPT")) {
            return new SqlException("the query was interrupted", fault);
        }
        var position = isJson ? field(said, "position") : "";
        int offset = position.isEmpty() || sent == null ? -1 : place(sent, Integer.parseInt(position));
        var words = words(type, message, query);
        if (offset < 0) {
            return new SqlException(words, fault);
        }
        return SqlCalls.fault(words, query.text().text(), offset, fault);
    }

    /// Returns the offset in the query for a position of DuckDB's, which counts bytes of UTF-8.
    private static int place(Sent sent, int position) {
        var bytes = sent.sql().getBytes(StandardCharsets.UTF_8);
        int length = new String(bytes, 0, Math.clamp(position, 0, bytes.length), StandardCharsets.UTF_8).length();
        return sent.original(length);
    }

    private static String words(String type, String message, Query query) {
        var text = message.strip().replaceAll("\\s*\\n+\\s*", " ").replaceAll(" LINE \\d+:.*", "");
        if (text.contains(FORBIDDEN) || type.equals("Permission")) {
            return refused(text);
        }
        if (text.startsWith("Table with name")) {
            return text + query.known();
        }
        return text.isEmpty() ? "DuckDB refused the query" : text;
    }

    private static String refused(String message) {
        var file = Pattern.compile("file \"([^\"]*)\"").matcher(message);
        if (message.toLowerCase(Locale.ROOT).contains("extension")) {
            return "SQL may not install or load extensions here: " + message;
        }
        if (!file.find()) {
            return "SQL may not do this here: " + message;
        }
        return file.group(1).contains("://")
                ? "SQL may not reach the network: " + file.group(1) + ". Copy the file beside the notebook."
                : "SQL may not open " + file.group(1) + ": a query reads only files that are written in it as a text,"
                        + " or passed as :name with dataset(…), and writes none. Use Tables to write one.";
    }

    private static String field(String json, String name) {
        var matcher = FIELD.matcher(json);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return ESCAPE.matcher(matcher.group(2)).replaceAll(escape -> unescaped(escape.group(1)));
            }
        }
        return "";
    }

    private static String unescaped(String escape) {
        var text = switch (escape.charAt(0)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            default -> escape;
        };
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
