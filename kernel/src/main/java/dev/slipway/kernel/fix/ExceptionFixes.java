package dev.slipway.kernel.fix;

import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.QuickFix.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Ways to deal with a checked exception: declare it, or catch it. Pure.
///
/// @param source the cell's text
/// @param code the same with blank comments and strings
record ExceptionFixes(String source, JavaCode code) {
    private static final Set<String> CONTROL =
            Set.of("if", "for", "while", "switch", "catch", "synchronized", "try", "else", "do", "finally");
    private static final Set<String> IMPORTED = Set.of(
            "java.lang",
            "java.io",
            "java.math",
            "java.net",
            "java.nio.file",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.prefs",
            "java.util.regex",
            "java.util.stream");
    private static final Pattern THROWS = Pattern.compile("\\)\\s*throws\\s+[\\w.,\\s]+$");
    private static final Pattern DECLARATION = Pattern.compile("^(?:final\\s+)?[\\w.]+(?:<.*>)?(?:\\[])*\\s+\\w+\\s*=");

    /// Returns the fixes for `type`, a qualified name, thrown at `at`.
    List<QuickFix> of(String type, int at) {
        var name = shortName(type);
        var fixes = new ArrayList<QuickFix>();
        declare(name, at, fixes);
        surround(name, at, fixes);
        return fixes;
    }

    private String shortName(String type) {
        int dot = type.lastIndexOf('.');
        boolean isKnown =
                (dot > 0 && IMPORTED.contains(type.substring(0, dot))) || source.contains("import " + type + ";");
        return isKnown ? type.substring(dot + 1) : type;
    }

    private void declare(String name, int at, List<QuickFix> fixes) {
        for (int open = code.blockAround(at); open >= 0; open = code.blockAround(open)) {
            var before = code.text().substring(0, open);
            int end = code.afterWord(open);
            var thrown = THROWS.matcher(before);
            boolean declares = thrown.find();
            int close = declares ? thrown.start() : end - 1;
            if (before.startsWith("->", end - 2) || close < 0) {
                return;
            }
            if (before.charAt(close) != ')') {
                if (!CONTROL.contains(code.wordBefore(end))
                        && end > 0
                        && !";{}".contains("" + before.charAt(end - 1))) {
                    return;
                }
                continue;
            }
            int wordEnd = code.afterWord(code.opening(close));
            var word = code.wordBefore(wordEnd);
            var earlier = code.wordBefore(code.afterWord(wordEnd - word.length()));
            if (CONTROL.contains(word)) {
                continue;
            }
            if (!word.isEmpty() && !earlier.equals("new") && !earlier.equals("record")) {
                var added = declares ? ", " + name : " throws " + name;
                fixes.add(
                        new QuickFix("Declare that " + word + " throws " + name, List.of(new Change(end, end, added))));
            }
            return;
        }
    }

    private void surround(String name, int at, List<QuickFix> fixes) {
        int start = code.statementStart(at);
        int end = statementEnd(at);
        if (start < 0 || end < 0) {
            return;
        }
        var statement = source.substring(start, end);
        if (DECLARATION.matcher(statement).find()
                || code.text().substring(start, Math.max(start, at)).contains("->")) {
            return;
        }
        var line = source.substring(source.lastIndexOf('\n', start - 1) + 1, start);
        var indent = line.isBlank() ? line : "";
        var inner = statement.replace("\n", "\n    ");
        var whole = "try {\n" + indent + "    " + inner + "\n" + indent + "} catch (" + name + " e) {\n" + indent
                + "    throw new RuntimeException(e);\n" + indent + "}";
        fixes.add(new QuickFix("Catch " + name + " here", List.of(new Change(start, end, whole))));
    }

    private int statementEnd(int at) {
        int depth = 0;
        for (int i = at; i < code.text().length(); i++) {
            char c = code.text().charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '{' || c == '}') {
                return -1;
            } else if (c == ';' && depth <= 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
