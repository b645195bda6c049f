package dev.slipway.kernel.snippet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cuts Java text into comments, literals of texts and characters, and what is between them. Stateless.
final class Literals {
    private static final String BLOCK = "\"\"\"";

    /// An escape that the compiler reads before all else: a backslash that no other escapes.
    private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u+([0-9a-fA-F]{4})");

    private Literals() {}

    private static String character(String hex) {
        return String.valueOf((char) Integer.parseInt(hex, 16));
    }

    /// Returns where the piece of `text` ends that begins at `at`: a comment, a literal, or one character.
    static int end(String text, int at) {
        if (text.startsWith("//", at)) {
            return behind(text, "\n", at);
        }
        if (text.startsWith("/*", at)) {
            return behind(text, "*/", at + 2);
        }
        if (text.startsWith(BLOCK, at)) {
            return closed(text, BLOCK, at + BLOCK.length());
        }
        char first = text.charAt(at);
        return first == '"' || first == '\'' ? closed(text, String.valueOf(first), at + 1) : at + 1;
    }

    private static int behind(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private static int closed(String text, String mark, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.startsWith(mark, at)) {
                return at + mark.length();
            }
        }
        return text.length();
    }

    /// Returns the text that a literal stands for; null if it is none that is complete and right.
    static @Nullable String value(String literal) {
        var mark = literal.startsWith(BLOCK) ? BLOCK : "\"";
        if (literal.length() < 2 * mark.length() || !literal.endsWith(mark)) {
            return null;
        }
        var body = UNICODE.matcher(literal.substring(mark.length(), literal.length() - mark.length()))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + character(found.group(2))));
        try {
            return mark.equals(BLOCK)
                    ? body.substring(body.indexOf('\n') + 1).stripIndent().translateEscapes()
                    : body.translateEscapes();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
