package dev.slipway.kernel.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Headings of Markdown cells.
final class Headings {
    private static final Pattern ATX = Pattern.compile(" {0,3}#{1,6}(?:[ \\t]+(.*?))??(?:[ \\t]+#+)?[ \\t]*");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:=+|-+)[ \\t]*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~).*");
    private static final Pattern MARKS = Pattern.compile("[*`]|!?\\[([^\\]]*)\\]\\([^)]*\\)");

    private Headings() {}

    /// Returns the text of the first heading, empty if there is none.
    static String first(String markdown) {
        var all = all(markdown);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /// Returns the text of every heading, without marks.
    static List<String> all(String markdown) {
        var headings = new ArrayList<String>();
        boolean fenced = false;
        var before = "";
        for (var line : markdown.lines().toList()) {
            if (FENCE.matcher(line).matches()) {
                fenced = !fenced;
                before = "";
                continue;
            }
            if (fenced) {
                continue;
            }
            var heading = ATX.matcher(line);
            if (heading.matches()) {
                add(heading.group(1) == null ? "" : heading.group(1), headings);
                before = "";
            } else if (!before.isBlank() && UNDERLINE.matcher(line).matches()) {
                add(before, headings);
                before = "";
            } else {
                before = line;
            }
        }
        return headings;
    }

    private static void add(String text, List<String> headings) {
        var plain = MARKS.matcher(text).replaceAll("$1").strip();
        if (!plain.isEmpty()) {
            headings.add(plain);
        }
    }
}
