package dev.slipway.kernel.snippet;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Where comments and literals are in Java text. Immutable; knows no grammar.
///
/// @param end what is open at the end of the text
/// @param depth how many brackets are open there
/// @param indent the blanks before the last line that is not blank
public record CodeText(Open end, int depth, String indent) {
    /// What a place lies in.
    public enum Open {
        /// Code.
        NOTHING,
        LINE_COMMENT,
        COMMENT,
        STRING,
        CHARACTER,
        TEXT_BLOCK
    }

    /// Reads the first `length` UTF-16 units of `source`.
    public static CodeText of(String source, int length) {
        return read(source, length, null, false);
    }

    /// Returns which UTF-16 units of `source` are code.
    static BitSet code(String source) {
        var code = new BitSet(source.length());
        read(source, source.length(), code, true);
        return code;
    }

    /// Returns which UTF-16 units of `source` are code outside all brackets.
    public static BitSet outsideBrackets(String source) {
        var outside = new BitSet(source.length());
        read(source, source.length(), outside, false);
        return outside;
    }

    /// Returns where the last UTF-16 unit of code is that is no blank and outside all brackets; -1 if there is none.
    public static int lastOutsideBrackets(String source) {
        var outside = outsideBrackets(source);
        int last = outside.length() - 1;
        while (last >= 0 && Character.isWhitespace(source.charAt(last))) {
            last = outside.previousSetBit(last - 1);
        }
        return last;
    }

    /// @param isAll whether `found` takes the code within brackets, too
    private static CodeText read(String source, int length, @Nullable BitSet found, boolean isAll) {
        var open = Open.NOTHING;
        int depth = 0;
        for (int i = 0; i < length; i++) {
            char c = source.charAt(i);
            var next = after(open, source, i);
            if (open == Open.NOTHING && next == Open.NOTHING) {
                depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
                if (found != null && (isAll || depth == 0)) {
                    found.set(i);
                }
            }
            i += width(open, next, source, i) - 1;
            open = next;
        }
        return new CodeText(open, depth, indent(source.substring(0, length)));
    }

    private static Open after(Open open, String source, int at) {
        char c = source.charAt(at);
        return switch (open) {
            case NOTHING -> begun(source, at);
            case LINE_COMMENT -> c == '\n' ? Open.NOTHING : open;
            case COMMENT -> source.startsWith("*/", at) ? Open.NOTHING : open;
            case STRING -> c == '"' || c == '\n' ? Open.NOTHING : open;
            case CHARACTER -> c == '\'' || c == '\n' ? Open.NOTHING : open;
            case TEXT_BLOCK -> source.startsWith("\"\"\"", at) ? Open.NOTHING : open;
        };
    }

    private static Open begun(String source, int at) {
        if (source.startsWith("//", at)) {
            return Open.LINE_COMMENT;
        }
        if (source.startsWith("/*", at)) {
            return Open.COMMENT;
        }
        if (source.startsWith("\"\"\"", at)) {
            return Open.TEXT_BLOCK;
        }
        return switch (source.charAt(at)) {
            case '"' -> Open.STRING;
            case '\'' -> Open.CHARACTER;
            default -> Open.NOTHING;
        };
    }

    /// Returns how many units the step from one state to the next takes.
    private static int width(Open open, Open next, String source, int at) {
        boolean isLiteral = open == Open.STRING || open == Open.CHARACTER || open == Open.TEXT_BLOCK;
        if (isLiteral && source.charAt(at) == '\\') {
            return 2;
        }
        if (open == next) {
            return 1;
        }
        boolean isBlock = open == Open.TEXT_BLOCK || next == Open.TEXT_BLOCK;
        boolean isComment = open == Open.COMMENT || next == Open.COMMENT || next == Open.LINE_COMMENT;
        return isBlock ? 3 : isComment ? 2 : 1;
    }

    private static String indent(String text) {
        var last = text.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
        return last.substring(0, last.length() - last.stripLeading().length());
    }
}
