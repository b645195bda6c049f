package dev.slipway.cli.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the initialisers of a cell's own variables in its text.
public final class Initialisers {
    private static final Pattern NEXT_VARIABLE =
            Pattern.compile("\\s*[\\p{L}_$][\\p{L}\\p{N}_$]*\\s*[=,;].*", Pattern.DOTALL);
    private static final Pattern DECLARATION = Pattern.compile(
            "^\\s*(?:@\\w+\\s+|(?:final|static|public|private|protected)\\s+)*"
                    + "(?<type>[\\p{L}_$][\\p{L}\\p{N}_$.]*(?:\\s*<.*>)?(?:\\s*\\[\\s*])*)\\s+"
                    + "(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*$",
            Pattern.DOTALL);
    private static final Pattern FURTHER =
            Pattern.compile("^\\s*(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*$", Pattern.DOTALL);

    private Initialisers() {}

    /// One variable with an initialiser.
    ///
    /// @param type as declared; of `var` that of the literal, `String` if it is none
    /// @param text of the initialiser
    /// @param start 0-based offset of the initialiser in the cell
    /// @param end offset after it
    public record Initialiser(String name, String type, String text, int start, int end) {}

    /// Returns `source` with `initialiser` in the place of that of the variable `name`; empty if there is none.
    public static Optional<String> replace(String source, String name, String initialiser) {
        return of(source).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(each -> source.substring(0, each.start()) + initialiser + source.substring(each.end()));
    }

    /// Returns the variables that `source` declares with an initialiser at its top level, in order.
    public static List<Initialiser> of(String source) {
        var blank = withoutTexts(source);
        var found = new ArrayList<Initialiser>();
        int statement = 0;
        String type = null;
        for (int i = 0; i < blank.length(); i++) {
            char c = blank.charAt(i);
            if (c == '=' && isAssignment(blank, i)) {
                var left = blank.substring(statement, i);
                var declaration = DECLARATION.matcher(left);
                var further = FURTHER.matcher(left);
                int end = endOfInitialiser(blank, i + 1);
                if (declaration.matches() || (type != null && further.matches())) {
                    type = type == null ? declaration.group("type").replaceAll("\\s+", "") : type;
                    var name = type != null && further.matches() ? further.group("name") : declaration.group("name");
                    found.add(initialiser(source, name, type, i + 1, end));
                }
                type = end < blank.length() && blank.charAt(end) == ',' ? type : null;
                statement = end + 1;
                i = end;
            } else if (c == ';' || c == '}') {
                statement = i + 1;
                type = null;
            } else if (c == '(') {
                i = closing(blank, i);
            } else if (c == '{') {
                i = closing(blank, i);
                statement = i + 1;
                type = null;
            }
        }
        return found;
    }

    private static Initialiser initialiser(String source, String name, String type, int from, int end) {
        int start = from;
        while (start < end && Character.isWhitespace(source.charAt(start))) {
            start++;
        }
        int last = end;
        while (last > start && Character.isWhitespace(source.charAt(last - 1))) {
            last--;
        }
        var text = source.substring(start, last);
        return new Initialiser(name, type.equals("var") ? typeOf(text) : type, text, start, last);
    }

    private static String typeOf(String literal) {
        if (literal.matches("-?[0-9][0-9_]*")) {
            return "int";
        }
        if (literal.matches("-?[0-9][0-9_]*[lL]")) {
            return "long";
        }
        if (literal.matches("-?[0-9_]*\\.?[0-9_]*([eE][+-]?[0-9]+)?[dD]?") && !literal.isEmpty()) {
            return "double";
        }
        return literal.equals("true") || literal.equals("false") ? "boolean" : "String";
    }

    private static boolean isAssignment(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return after != '=' && "=!<>+-*/%&|^".indexOf(before) < 0;
    }

    private static int endOfInitialiser(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ';'
                    || (c == ',' && NEXT_VARIABLE.matcher(text.substring(i + 1)).matches())) {
                return i;
            }
            if (c == '(' || c == '{' || c == '[') {
                i = closing(text, i);
            }
        }
        return text.length();
    }

    /// Returns the offset of the bracket that closes the one at `open`, the last offset if there is none.
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if ("({[".indexOf(text.charAt(i)) >= 0) {
                depth++;
            } else if (")}]".indexOf(text.charAt(i)) >= 0 && --depth == 0) {
                return i;
            }
        }
        return text.length() - 1;
    }

    /// Returns `source` with spaces in the place of comments, and letters in that of what strings hold.
    private static String withoutTexts(String source) {
        var text = new StringBuilder(source);
        var matcher = Pattern.compile(
                        "\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'"
                                + "|//[^\\n]*|/\\*.*?\\*/",
                        Pattern.DOTALL)
                .matcher(source);
        while (matcher.find()) {
            char instead = matcher.group().startsWith("/") ? ' ' : 'x';
            for (int i = matcher.start(); i < matcher.end(); i++) {
                text.setCharAt(i, instead);
            }
        }
        return text.toString();
    }
}
