package dev.slipway.features;

import java.util.List;
import java.util.stream.Collectors;

/// What shows itself as a sentence and a small table below it. Immutable.
sealed interface Shown permits Split, Part, Fitted, Leakage {
    /// Returns the sentence.
    String headline();

    /// Returns the table, its header first; no row if there is none.
    List<List<String>> lines();

    /// Returns what is said below the table; empty if nothing is.
    String footnote();

    /// Returns sentence and table as text.
    static String text(Shown shown) {
        var lines = shown.lines();
        var text = new StringBuilder(shown.headline());
        if (!lines.isEmpty()) {
            var widths = new int[lines.getFirst().size()];
            for (var line : lines) {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], line.get(i).length());
                }
            }
            for (var line : lines) {
                var cells = new StringBuilder();
                for (int i = 0; i < widths.length; i++) {
                    cells.append(i == 0 ? "" : "  ")
                            .append(line.get(i))
                            .repeat(" ", widths[i] - line.get(i).length());
                }
                text.append('\n').append(cells.toString().stripTrailing());
            }
        }
        return shown.footnote().isEmpty()
                ? text.toString()
                : text.append('\n').append(shown.footnote()).toString();
    }

    /// Returns sentence and table as HTML.
    static String html(Shown shown) {
        var html = new StringBuilder("<p>" + escaped(shown.headline()) + "</p>\n");
        var lines = shown.lines();
        if (!lines.isEmpty()) {
            html.append("<table class=\"slipway-table\">\n<thead>").append(row("th", lines.getFirst()));
            html.append("</thead>\n<tbody>\n");
            lines.stream().skip(1).forEach(line -> html.append(row("td", line)).append('\n'));
            html.append("</tbody>\n</table>\n");
        }
        return shown.footnote().isEmpty()
                ? html.toString()
                : html.append("<p>")
                        .append(escaped(shown.footnote()))
                        .append("</p>\n")
                        .toString();
    }

    private static String row(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + escaped(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
