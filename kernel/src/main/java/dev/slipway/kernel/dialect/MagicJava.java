package dev.slipway.kernel.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The Java that stands in a magic's place.
///
/// @param text snippets, which may hold magics themselves
/// @param loads the files that `%load` takes in `text`
record MagicJava(String text, Map<String, List<String>> loads) {
    private static final String CALLS = called("dev.slipway.api.magic.Magics") + ".";

    /// Returns the texts that stand in place of `magic`, each whole by itself; none for most.
    static List<MagicJava> of(Magic magic, Map<String, List<String>> loads) {
        return switch (MagicKind.of(magic.name())) {
            case LOAD -> {
                var below = new HashMap<>(loads);
                var texts = below.remove(magic.arguments());
                yield texts == null
                        ? List.of()
                        : texts.stream().map(text -> new MagicJava(text, below)).toList();
            }
            case NOTEBOOK -> plain(notebook(magic));
            case DEPENDENCY, SQL, UNKNOWN -> List.of();
        };
    }

    private static List<MagicJava> plain(String text) {
        return text.isEmpty() ? List.of() : List.of(new MagicJava(text, Map.of()));
    }

    private static String notebook(Magic magic) {
        return switch (magic.word()) {
            case "bash", "sh", "shell" ->
                CALLS + "shell(" + literal(magic.isOfCell() ? magic.body() : magic.arguments()) + ");";
            case "image" -> CALLS + "image(" + literal(magic.arguments()) + ");";
            case "help" -> CALLS + "help();";
            case "jshell" -> called("dev.slipway.api.Notebook") + ".session(" + literal(magic.arguments()) + ");";
            default -> "";
        };
    }

    /// Returns Java on which static methods of `type` are called: a cast, where no variable called `dev` hides the
    /// package as it does before a dot.
    static String called(String type) {
        return "((" + type + ") null)";
    }

    /// Returns `text` as a Java string literal, on one line.
    static String literal(String text) {
        var java = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> java.append("\\\"");
                case '\\' -> java.append("\\\\");
                case '\n' -> java.append("\\n");
                case '\r' -> java.append("\\r");
                case '\t' -> java.append("\\t");
                default -> java.append(c);
            }
        }
        return java.append('"').toString();
    }
}
