package dev.slipway.kernel.engine;

import dev.slipway.kernel.directive.DirectiveGrammar;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Completion.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What may be typed in a directive line. Pure.
final class DirectiveCompletions {
    private static final Pattern KEY = Pattern.compile("\\s*//\\|\\s*(\\w*)");
    private static final Pattern VALUE =
            Pattern.compile("\\s*//\\|\\s*(foreach|keep|mutates|gather|resources|cache)\\s*:(.*?)(\\w*)");

    private DirectiveCompletions() {}

    /// Returns the candidates at UTF-16 offset `cursor` of `source`; empty if that is not in a directive line.
    ///
    /// @param variables returns the variables whose names begin with a text
    static Optional<Completion> of(String source, int cursor, Function<String, List<Item>> variables) {
        var line = source.substring(source.lastIndexOf('\n', cursor - 1) + 1, cursor);
        if (!line.stripLeading().startsWith("//|")) {
            return Optional.empty();
        }
        var key = KEY.matcher(line);
        if (key.matches()) {
            return Optional.of(new Completion(cursor - key.group(1).length(), cursor, keys(key.group(1))));
        }
        var value = VALUE.matcher(line);
        if (!value.matches()) {
            return Optional.of(new Completion(cursor, cursor, List.of()));
        }
        var typed = value.group(3);
        var items = switch (value.group(1)) {
            case "resources" -> items(List.of("cpu=", "memory=", "gpu="), "");
            case "cache" -> items(List.of("off"), "");
            case "foreach" -> value.group(2).contains(":") ? variables.apply(typed) : List.<Item>of();
            default -> variables.apply(typed);
        };
        return Optional.of(new Completion(cursor - typed.length(), cursor, items));
    }

    private static List<Item> keys(String typed) {
        return DirectiveGrammar.examples().stream()
                .filter(example -> example.startsWith(typed))
                .map(example -> {
                    int colon = example.indexOf(':');
                    return colon < 0
                            ? new Item(example, "keyword", "")
                            : new Item(example.substring(0, colon) + ": ", "keyword", example.substring(colon + 2));
                })
                .toList();
    }

    private static List<Item> items(List<String> texts, String detail) {
        return texts.stream().map(text -> new Item(text, "keyword", detail)).toList();
    }
}
