package dev.slipway.kernel.markdown;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Commands that a notebook defines in its formulas: `\newcommand`, `\renewcommand`, `\providecommand`, `\def`,
/// `\DeclareMathOperator`. Immutable.
///
/// @param commands by name, without backslash; the last definition of a name counts
public record Definitions(Map<String, Command> commands) {
    public static final Definitions NONE = new Definitions(Map.of());

    private static final String NAME = "\\s*(?:\\{\\s*\\\\([A-Za-z]+)\\s*\\}|\\\\([A-Za-z]+))";
    private static final Pattern NEW = Pattern.compile("\\\\(?:newcommand|renewcommand|providecommand)\\*?" + NAME
            + "\\s*(?:\\[(\\d)\\])?\\s*(?:\\[([^\\]]*)\\])?\\s*");
    private static final Pattern OPERATOR = Pattern.compile("\\\\DeclareMathOperator(\\*?)" + NAME + "\\s*");
    private static final Pattern DEF = Pattern.compile("\\\\def\\s*\\\\([A-Za-z]+)\\s*((?:#\\d)*)\\s*");

    /// One command.
    ///
    /// @param body with `#1` to `#9` for what it is given
    /// @param parameters how many, at most 9
    /// @param first what the first one is where it is left out, written in brackets; empty if it cannot be
    public record Command(String body, int parameters, Optional<String> first) {}

    /// What is left of a formula once its definitions are taken out.
    public record Rest(String latex, Definitions definitions) {}

    public Definitions {
        commands = Map.copyOf(commands);
    }

    /// Returns those that stand in `texts`, in the order of a document.
    public static Definitions in(Collection<String> texts) {
        var found = new LinkedHashMap<String, Command>();
        for (var text : texts) {
            if (text.contains("command") || text.contains("\\def") || text.contains("\\DeclareMath")) {
                take(text, found);
            }
        }
        return found.isEmpty() ? NONE : new Definitions(found);
    }

    /// Returns these and `others`, which count where both define a name.
    public Definitions and(Definitions others) {
        var all = new LinkedHashMap<>(commands);
        all.putAll(others.commands);
        return new Definitions(all);
    }

    /// Returns `latex` without the definitions in it, and these with those of `known`.
    public static Rest apart(String latex, Definitions known) {
        var found = new LinkedHashMap<>(known.commands);
        var rest = take(latex, found);
        return new Rest(rest, new Definitions(found));
    }

    private static String take(String text, Map<String, Command> into) {
        var rest = new StringBuilder();
        int at = 0;
        int slash = text.indexOf('\\');
        while (slash >= 0) {
            int end = definition(text, slash, into);
            if (end > slash) {
                rest.append(text, at, slash);
                at = end;
            }
            slash = text.indexOf('\\', end > slash ? end : slash + 2);
        }
        return rest.append(text, at, text.length()).toString();
    }

    /// Returns where the definition that begins at `from` ends; `from` if there is none.
    private static int definition(String text, int from, Map<String, Command> into) {
        var command = NEW.matcher(text).region(from, text.length());
        if (command.lookingAt()) {
            var name = command.group(1) == null ? command.group(2) : command.group(1);
            int parameters = command.group(3) == null ? 0 : Integer.parseInt(command.group(3));
            var first = Optional.ofNullable(command.group(4)).filter(_ -> parameters > 0);
            return body(text, command.end(), from, body -> into.put(name, new Command(body, parameters, first)));
        }
        var def = DEF.matcher(text).region(from, text.length());
        if (def.lookingAt()) {
            return body(
                    text,
                    def.end(),
                    from,
                    body -> into.put(
                            def.group(1), new Command(body, def.group(2).length() / 2, Optional.empty())));
        }
        var operator = OPERATOR.matcher(text).region(from, text.length());
        if (operator.lookingAt()) {
            var limits = operator.group(1).isEmpty() ? "\\nolimits" : "\\limits";
            return body(
                    text,
                    operator.end(),
                    from,
                    body -> into.put(
                            operator.group(2) == null ? operator.group(3) : operator.group(2),
                            new Command("\\mathop{\\mathrm{" + body + "}}" + limits, 0, Optional.empty())));
        }
        return from;
    }

    private static int body(String text, int open, int from, java.util.function.Consumer<String> then) {
        if (open >= text.length() || text.charAt(open) != '{') {
            return from;
        }
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                then.accept(text.substring(open + 1, at));
                return at + 1;
            }
            at += c == '\\' ? 1 : 0;
        }
        return from;
    }
}
