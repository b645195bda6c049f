package dev.slipway.kernel.directive;

import java.util.ArrayList;
import java.util.List;

/// A piece of a line and where it starts.
///
/// @param column 1-based, in UTF-16 units
record PlacedText(String text, int column) {
    /// Returns this text without white space around it.
    PlacedText strip() {
        int from = 0;
        while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        return new PlacedText(text.strip(), column + from);
    }

    /// Returns the text between the 0-based offsets `from` and `to`.
    PlacedText part(int from, int to) {
        return new PlacedText(text.substring(from, to), column + from);
    }

    /// Returns the parts between the separators that stand in no brackets and no text in quotes, each stripped.
    List<PlacedText> split(char separator) {
        var parts = new ArrayList<PlacedText>();
        int from = 0;
        int depth = 0;
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (c == separator && depth <= 0) {
                parts.add(part(from, at).strip());
                from = at + 1;
            }
        }
        parts.add(part(from, text.length()).strip());
        return parts;
    }
}
