package dev.slipway.kernel.format;

import dev.slipway.kernel.dialect.CellText;
import dev.slipway.kernel.format.CellPart.Code;
import dev.slipway.kernel.format.CellPart.Loose;
import dev.slipway.kernel.format.CellPart.Raw;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.snippet.CellSnippet.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Cuts a cell into what is laid out by itself.
///
/// @param source the cell's text
/// @param java the same with blanks for what is not Java
record CellParts(String source, String java) {
    CellParts(String source, CellText text) {
        this(
                source,
                text.parts().stream()
                        .filter(part -> !part.isGenerated())
                        .map(CellText.Part::java)
                        .collect(Collectors.joining()));
    }

    /// Returns the parts in order.
    List<CellPart> of(List<CellSnippet> snippets) {
        var parts = new ArrayList<CellPart>(raw());
        var tokens = JavaToken.of(java);
        int next = 0;
        for (var snippet : snippets) {
            if (snippet.isGenerated()) {
                continue;
            }
            int end = Math.min(java.length(), snippet.offset() + snippet.text().length());
            var within = new ArrayList<JavaToken>();
            for (; next < tokens.size() && tokens.get(next).start() < end; next++) {
                var token = tokens.get(next);
                if (token.start() < snippet.offset() || (within.isEmpty() && token.isComment())) {
                    parts.add(new Loose(token));
                } else {
                    within.add(token);
                }
            }
            int behind = within.size();
            while (behind > 0 && within.get(behind - 1).isComment()) {
                behind--;
                next--;
            }
            if (behind > 0) {
                parts.add(new Code(within.subList(0, behind), snippet.shape() == Shape.COMPLETE));
            }
        }
        tokens.subList(next, tokens.size()).forEach(token -> parts.add(new Loose(token)));
        parts.sort(Comparator.comparingInt(CellPart::start));
        return List.copyOf(parts);
    }

    /// Returns the lines that are no Java.
    private List<Raw> raw() {
        var raw = new ArrayList<Raw>();
        for (int at = 0; at < source.length(); ) {
            int found = source.indexOf('\n', at);
            int end = found < 0 ? source.length() : found;
            if (!source.substring(at, end).equals(java.substring(at, end))) {
                if (source.substring(at, end).strip().startsWith("%%")
                        && java.substring(at).isBlank()) {
                    raw.add(new Raw(at, source.length()));
                    break;
                }
                raw.add(new Raw(at, end));
            }
            at = end + 1;
        }
        return raw;
    }
}
