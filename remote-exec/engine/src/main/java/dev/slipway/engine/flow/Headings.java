package dev.slipway.engine.flow;

import java.util.Optional;
import java.util.regex.Pattern;

/// Headings of Markdown cells. Stateless.
final class Headings {
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}(?:[ \\t]+(.*?))?[ \\t]*#*[ \\t]*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~).*");

    private Headings() {}

    /// Returns the text of the last heading in a Markdown cell, the one that what follows stands under; empty if it
    /// has none.
    static Optional<String> last(String markdown) {
        String last = null;
        boolean isCode = false;
        for (var line : markdown.split("\n", -1)) {
            if (FENCE.matcher(line).matches()) {
                isCode = !isCode;
                continue;
            }
            var heading = HEADING.matcher(line);
            if (!isCode && heading.matches()) {
                last = heading.group(1) == null ? "" : heading.group(1);
            }
        }
        return Optional.ofNullable(last);
    }
}
