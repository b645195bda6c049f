package dev.slipway.desktop.output;

import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.table.TableContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table read from simple HTML: heads, rows and a caption; nothing in it is executed or loaded. Immutable.
///
/// Shape: every row has as many cells as there are `columns`.
///
/// @param columns copied
/// @param rows copied
/// @param caption what stands around the table, possibly empty
public record HtmlTable(List<Column> columns, List<List<String>> rows, String caption) {
    private static final Pattern TABLE =
            Pattern.compile("<table\\b[^>]*>(.*?)</table>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern ROW =
            Pattern.compile("<tr\\b[^>]*>(.*?)(?=</tr>|<tr\\b|$)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern CELL = Pattern.compile(
            "<(t[hd])\\b([^>]*)>(.*?)(?=</t[hd]>|<t[hd]\\b|$)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern CAPTION =
            Pattern.compile("<(caption|tfoot)\\b[^>]*>(.*?)</\\1>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern SMALL =
            Pattern.compile("<(small|span)\\b[^>]*>(.*?)</\\1>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[+\\-−]?[\\d\u00a0 ,]*\\.?\\d+(?:[eE][+-]?\\d+)?%?");
    private static final int MOST_ROWS = 500;

    /// A column.
    ///
    /// @param type as the table says it, possibly empty
    /// @param numeric whether every value is a number or missing
    public record Column(String name, String type, boolean numeric) {}

    public HtmlTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Returns the table in `html`; empty if there is none, several, or one with cells across columns or rows.
    public static Optional<HtmlTable> read(String html) {
        var found = TABLE.matcher(html);
        if (!found.find()) {
            return Optional.empty();
        }
        var body = found.group(1);
        var around = text(html.substring(0, found.start()).replaceAll("(?is)<style.*?</style>", "") + " "
                + html.substring(found.end()));
        if (found.find() || body.toLowerCase(java.util.Locale.ROOT).contains("<table")) {
            return Optional.empty();
        }
        var caption = CAPTION.matcher(body);
        var words = new StringBuilder(around);
        while (caption.find()) {
            words.append(words.isEmpty() ? "" : " ").append(text(caption.group(2)));
        }
        return of(CAPTION.matcher(body).replaceAll(""), words.toString().strip());
    }

    private static Optional<HtmlTable> of(String body, String caption) {
        var heads = new ArrayList<Column>();
        var rows = new ArrayList<List<String>>();
        var line = ROW.matcher(body);
        while (line.find() && rows.size() < MOST_ROWS) {
            var row = new ArrayList<String>();
            boolean head = true;
            var cell = CELL.matcher(line.group(1));
            while (cell.find()) {
                if (cell.group(2).contains("span=")) {
                    return Optional.empty();
                }
                head &= cell.group(1).equalsIgnoreCase("th");
                row.add(cell.group(3));
            }
            if (row.isEmpty()) {
                continue;
            }
            if (head && heads.isEmpty()) {
                row.forEach(name -> heads.add(head(name)));
            } else {
                rows.add(row.stream().map(HtmlTable::text).toList());
            }
        }
        return shaped(heads, rows, caption);
    }

    private static Optional<HtmlTable> shaped(List<Column> heads, List<List<String>> rows, String caption) {
        int width = rows.stream().mapToInt(List::size).max().orElse(heads.size());
        width = Math.max(width, heads.size());
        if (width == 0) {
            return Optional.empty();
        }
        var columns = new ArrayList<Column>();
        for (int i = 0; i < width; i++) {
            int at = i;
            var head = i < heads.size() ? heads.get(i) : new Column("", "", false);
            boolean numeric = !rows.isEmpty()
                    && rows.stream()
                            .allMatch(row -> at >= row.size() || isMissing(row.get(at)) || isNumber(row.get(at)))
                    && rows.stream().anyMatch(row -> at < row.size() && isNumber(row.get(at)));
            columns.add(new Column(head.name(), head.type(), numeric));
        }
        int full = width;
        var even = rows.stream()
                .map(row -> {
                    var cells = new ArrayList<>(row);
                    while (cells.size() < full) {
                        cells.add("");
                    }
                    return List.copyOf(cells);
                })
                .toList();
        return Optional.of(new HtmlTable(columns, even, caption));
    }

    private static Column head(String html) {
        var small = SMALL.matcher(html);
        if (small.find()) {
            var rest = html.substring(0, small.start()) + " " + html.substring(small.end());
            var name = text(rest);
            return name.isEmpty() ? new Column(text(html), "", false) : new Column(name, text(small.group(2)), false);
        }
        return new Column(text(html), "", false);
    }

    /// Returns what it says as the content of a grid, without a live table behind it.
    TableContent content() {
        var shown = columns.stream()
                .map(column -> new TableContent.Column(
                        column.name(), column.type(), column.numeric() ? Kind.NUMBER : Kind.TEXT, 0, List.of(), false))
                .toList();
        var cells = rows.stream()
                .map(row ->
                        row.stream().map(cell -> isMissing(cell) ? "" : cell).toList())
                .toList();
        return new TableContent("", rows.size(), columns.size(), shown, cells, caption);
    }

    static boolean isMissing(String value) {
        return value.isEmpty() || value.equals("null") || value.equals("NaN") || value.equals("–");
    }

    private static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    /// Returns what `html` says, without tags.
    static String text(String html) {
        var plain = html.replaceAll("(?is)<!--.*?-->", "")
                .replaceAll("(?s)<br\\s*/?>", "\n")
                .replaceAll("(?s)<[^>]*>", "");
        return entities(plain).replaceAll("[ \\t\\r\\n]+", " ").strip();
    }

    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]+|[a-zA-Z]+);");

    private static String entities(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(entity(match.group(1))));
    }

    private static String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> "\u00a0";
            case "times" -> "×";
            case "ndash" -> "–";
            case "hellip" -> "…";
            case "middot" -> "·";
            case "minus" -> "−";
            case "rarr" -> "→";
            default -> name.startsWith("#") ? character(name.substring(1)) : "&" + name + ";";
        };
    }

    private static String character(String number) {
        try {
            int code = number.startsWith("x") ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(code) ? Character.toString(code) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
