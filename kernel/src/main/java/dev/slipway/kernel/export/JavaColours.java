package dev.slipway.kernel.export;

import java.util.regex.Pattern;

/// Marks Java's words for the eye: HTML spans of the classes `k` (keyword), `s` (string), `c` (comment), `n` (number)
/// and `d` (directive).
final class JavaColours {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<d>^[ \\t]*//\\|.*$)"
                    + "|(?<c>//.*$|/\\*(?s:.*?)(?:\\*/|\\z))"
                    + "|(?<s>\"\"\"(?s:.*?)(?:(?<!\\\\)\"\"\"|\\z)|\"(?:\\\\.|[^\"\\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\\n])+'?)"
                    + "|(?<n>\\b(?:0[xXbB][0-9a-fA-F_]+|\\d[\\d_]*(?:\\.[\\d_]*)?(?:[eE][+-]?\\d+)?)[lLfFdD]?)"
                    + "|(?<k>\\b(?:abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double"
                    + "|else|enum|extends|final|finally|float|for|if|implements|import|instanceof|int|interface|long"
                    + "|native|new|null|package|permits|private|protected|public|record|return|sealed|short|static"
                    + "|super|switch|synchronized|this|throw|throws|transient|true|false|try|var|void|volatile|when"
                    + "|while|yield)\\b)",
            Pattern.MULTILINE);
    private static final String[] GROUPS = {"d", "c", "s", "n", "k"};

    private JavaColours() {}

    /// Returns `source` as HTML.
    static String html(String source) {
        var html = new StringBuilder();
        var matcher = TOKEN.matcher(source);
        int last = 0;
        while (matcher.find()) {
            html.append(escape(source.substring(last, matcher.start())));
            for (var group : GROUPS) {
                if (matcher.group(group) != null) {
                    html.append("<span class=\"").append(group).append("\">");
                }
            }
            html.append(escape(matcher.group())).append("</span>");
            last = matcher.end();
        }
        return html.append(escape(source.substring(last))).toString();
    }

    /// Returns `text` so that HTML shows it as it is.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
