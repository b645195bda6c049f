package dev.slipway.kernel.file;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The percent format, `.jsh`: text ⇄ cells. Outputs are not part of it.
///
/// A line of a cell that looks like a marker is written with a backslash before its `%%`. Blank lines at the end of a
/// code cell belong to the file, not to the cell.
final class JshText {
    private static final Pattern ESCAPED = Pattern.compile("(// ?)\\\\(\\\\*%%(?=\\s|\\[|$).*)");
    private static final Pattern TO_ESCAPE = Pattern.compile("(// ?)(\\\\*%%(?=\\s|\\[|$).*)");
    private static final String MARK = "\uFEFF";

    private JshText() {}

    /// A cell's part of the text.
    ///
    /// @param marker the line that begins it without its line end, null for what stands before the first marker
    /// @param head marker and its line end
    /// @param body the text of the cell as the file spells it, up to its last line that is not blank
    /// @param tail line end and blank lines after that
    /// @param cell what it was read as
    private record Chunk(@Nullable String marker, String head, String body, String tail, Cell cell) {}

    /// @param prefix blank text before the first cell
    private record Parsed(String prefix, List<Chunk> chunks) {}

    /// Returns the cells of `text`.
    static Document read(String text) {
        return Document.of(parse(text).chunks().stream().map(Chunk::cell).toList());
    }

    private static Parsed parse(String text) {
        int start = text.startsWith(MARK) ? 1 : 0;
        var starts = new ArrayList<Integer>();
        for (int at = start; at < text.length(); at = lineEnd(text, at)) {
            if (JshMarker.begins(line(text, at))) {
                starts.add(at);
            }
        }
        int first = starts.isEmpty() ? text.length() : starts.getFirst();
        boolean preamble = !text.substring(start, first).isBlank();
        if (preamble) {
            starts.addFirst(start);
        }
        var raws = new ArrayList<String>();
        for (int i = 0; i < starts.size(); i++) {
            raws.add(text.substring(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : text.length()));
        }
        return new Parsed(text.substring(0, preamble ? start : first), chunks(raws));
    }

    private static List<Chunk> chunks(List<String> raws) {
        var markers = new ArrayList<JshMarker>();
        var parts = new ArrayList<Chunk>();
        var unnamed = new ArrayList<CellIds.Unnamed>();
        for (var raw : raws) {
            var first = line(raw, 0);
            boolean marked = JshMarker.begins(first);
            int from = marked ? lineEnd(raw, 0) : 0;
            int to = Math.max(from, contentEnd(raw));
            var marker = marked ? JshMarker.of(first) : new JshMarker(null, CellKind.CODE, "{}", null);
            var body = raw.substring(from, to);
            markers.add(marker);
            unnamed.add(new CellIds.Unnamed(marker.id(), marker.kind(), source(body, marker.kind())));
            parts.add(new Chunk(
                    marked ? first : null,
                    raw.substring(0, from),
                    body,
                    raw.substring(to),
                    Cell.of(new CellId("x"), marker.kind(), "")));
        }
        var ids = CellIds.of(unnamed);
        var chunks = new ArrayList<Chunk>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var marker = markers.get(i);
            var cell = new Cell(
                    ids.get(i),
                    marker.kind(),
                    unnamed.get(i).source(),
                    List.of(),
                    null,
                    marker.metadata(),
                    marker.attachments());
            chunks.add(new Chunk(part.marker(), part.head(), part.body(), part.tail(), cell));
        }
        return chunks;
    }

    /// Returns the offset where the last line that is not blank ends, without its line end.
    private static int contentEnd(String text) {
        int end = text.indexOf('\n', text.stripTrailing().length());
        if (end < 0) {
            return text.length();
        }
        return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private static String line(String text, int at) {
        int end = text.indexOf('\n', at);
        var line = text.substring(at, end < 0 ? text.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private static String source(String body, CellKind kind) {
        if (body.isEmpty()) {
            return "";
        }
        var lines = new ArrayList<String>();
        for (var line : body.replace("\r\n", "\n").split("\n", -1)) {
            var plain = line.startsWith("//") ? unescaped(line) : line;
            lines.add(kind == CellKind.CODE ? plain : uncommented(plain));
        }
        return String.join("\n", lines);
    }

    private static String unescaped(String line) {
        var escaped = ESCAPED.matcher(line);
        return escaped.matches() ? escaped.group(1) + escaped.group(2) : line;
    }

    private static String uncommented(String line) {
        if (line.startsWith("// ")) {
            return line.substring(3);
        }
        return line.startsWith("//") ? line.substring(2) : line;
    }

    private static String body(Cell cell, String newline) {
        if (cell.source().isEmpty()) {
            return "";
        }
        var lines = new ArrayList<String>();
        for (var line : cell.source().split("\n", -1)) {
            var written = cell.kind() == CellKind.CODE ? line : line.isEmpty() ? "//" : "// " + line;
            var marker = TO_ESCAPE.matcher(written);
            lines.add(marker.matches() ? marker.group(1) + "\\" + marker.group(2) : written);
        }
        return String.join(newline, lines);
    }

    /// Returns `document` as a new file.
    static String fresh(Document document) {
        return patched("", Document.of(List.of()), document);
    }

    /// Returns `text` changed where `after` differs from `before`, outputs aside.
    ///
    /// @param text the file as it is
    /// @param before what `text` was read as; its ids count by position
    static String patched(String text, Document before, Document after) {
        var parsed = parse(text);
        if (after.cells().equals(before.cells())) {
            return text;
        }
        if (parsed.chunks().size() != before.cells().size()) {
            throw new IllegalArgumentException("the document was not read from this text");
        }
        var old = new HashMap<CellId, Integer>();
        before.cells().forEach(cell -> old.put(cell.id(), old.size()));
        var newline = text.contains("\r\n") ? "\r\n" : "\n";
        var named = named(parsed, old, after);
        var joined = new StringBuilder(parsed.prefix());
        int last = -2;
        for (var cell : after.cells()) {
            int from = old.getOrDefault(cell.id(), -1);
            var chunk = from < 0 ? null : parsed.chunks().get(from);
            boolean begun = joined.length() > parsed.prefix().length();
            if (begun && (from < 0 || last != from - 1)) {
                separate(joined, newline);
            }
            boolean bare = !begun && parsed.prefix().length() <= MARK.length();
            joined.append(piece(chunk, cell, named.contains(cell.id()), bare, newline));
            last = from < 0 ? -2 : from;
        }
        return joined.toString();
    }

    private static void separate(StringBuilder joined, String newline) {
        var blank = newline + newline;
        if (joined.indexOf(newline, joined.length() - newline.length()) < 0) {
            joined.append(newline);
        }
        if (joined.indexOf(blank, joined.length() - blank.length()) < 0) {
            joined.append(newline);
        }
    }

    private static String piece(@Nullable Chunk chunk, Cell cell, boolean named, boolean bare, String newline) {
        if (chunk == null) {
            var body = body(cell, newline);
            return JshMarker.line(cell, named) + newline + body + (body.isEmpty() ? "" : newline);
        }
        var head = head(chunk, cell, named, bare, newline);
        boolean sameText = cell.source().equals(chunk.cell().source())
                && cell.kind() == chunk.cell().kind();
        var body = sameText ? chunk.body() : body(cell, newline);
        var end = !body.isEmpty() && chunk.tail().isEmpty() ? "" : chunk.tail();
        return head + body + (chunk.body().isEmpty() && !body.isEmpty() ? newline : "") + end;
    }

    private static String head(Chunk chunk, Cell cell, boolean named, boolean bare, String newline) {
        var was = chunk.cell();
        boolean same = cell.kind() == was.kind()
                && cell.metadata().equals(was.metadata())
                && Objects.equals(cell.attachments(), was.attachments());
        boolean declared = chunk.marker() != null
                && cell.id().value().equals(JshMarker.of(chunk.marker()).id());
        boolean missing = chunk.marker() == null && !bare;
        if (same && (declared || !named) && !missing) {
            return chunk.head();
        }
        if (same && chunk.marker() != null && JshMarker.of(chunk.marker()).id() == null) {
            return chunk.marker().stripTrailing() + " id=" + cell.id() + newline;
        }
        return JshMarker.line(cell, named) + newline;
    }

    /// Returns the text that reading the written cell gives: a code cell loses blank lines at its end.
    private static String readBack(Cell cell) {
        var source = cell.source();
        if (cell.kind() != CellKind.CODE) {
            return source;
        }
        int end = source.indexOf('\n', source.stripTrailing().length());
        return source.isBlank() ? "" : end < 0 ? source : source.substring(0, end);
    }

    /// Returns the cells whose marker must name them: those that reading would call something else.
    private static Set<CellId> named(Parsed parsed, Map<CellId, Integer> old, Document after) {
        var named = new HashSet<CellId>();
        for (var cell : after.cells()) {
            var from = old.get(cell.id());
            var marker = from == null ? null : parsed.chunks().get(from).marker();
            if (marker != null && JshMarker.of(marker).id() != null) {
                named.add(cell.id());
            }
        }
        for (boolean more = true; more; ) {
            var read = CellIds.of(after.cells().stream()
                    .map(cell -> new CellIds.Unnamed(
                            named.contains(cell.id()) ? cell.id().value() : null, cell.kind(), readBack(cell)))
                    .toList());
            more = false;
            for (int i = 0; i < read.size(); i++) {
                var id = after.cells().get(i).id();
                more |= !read.get(i).equals(id) && named.add(id);
            }
        }
        return named;
    }
}
