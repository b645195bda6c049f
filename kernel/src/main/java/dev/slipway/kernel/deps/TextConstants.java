package dev.slipway.kernel.deps;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.directive.SourceCell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts and numbers that cells give their variables, for coordinates which name them: `String version = "1.2";`
/// and `%maven g:a:\{version}`. Nothing is run for it: a variable that gets anything but a literal has no value here.
/// One thread at a time.
final class TextConstants {
    /// Not the slashes of an address: a comment may stay, for all it does.
    private static final Pattern COMMENT = Pattern.compile("(?m)(?<!:)//.*$");
    private static final Pattern ASSIGNED = Pattern.compile("\\b([A-Za-z_]\\w*)\\s*[-+*/]?=(?!=)\\s*"
            + "(?:(?:\"([^\"\\\\\\n]*)\"|(\\d[\\w.]*))(?=\\s*(?:;|,|\\n|$)))?");
    private static final Pattern TEMPLATE = Pattern.compile("(?:\\\\|\\$)\\{\\s*(\\w+)\\s*}");

    private final Map<CellId, Map<String, Optional<String>>> cells = new LinkedHashMap<>();

    /// Notes what `cell` gives its variables, in the place of what it gave them before.
    void learn(SourceCell cell) {
        var values = new HashMap<String, Optional<String>>();
        var matcher = ASSIGNED.matcher(COMMENT.matcher(cell.source()).replaceAll(""));
        while (matcher.find()) {
            boolean adds = !matcher.group()
                    .substring(matcher.group(1).length())
                    .strip()
                    .startsWith("=");
            var text = Optional.ofNullable(matcher.group(2)).or(() -> Optional.ofNullable(matcher.group(3)));
            values.put(matcher.group(1), adds ? Optional.empty() : text);
        }
        cells.remove(cell.id());
        if (!values.isEmpty()) {
            cells.put(cell.id(), values);
        }
    }

    /// Returns `text` with the values of the variables that it names; those without a value stay as they stand.
    String fill(String text) {
        return TEMPLATE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(value(found.group(1)).orElse(found.group())));
    }

    private Optional<String> value(String name) {
        Optional<String> value = Optional.empty();
        for (var values : cells.values()) {
            value = values.getOrDefault(name, value);
        }
        return value;
    }
}
