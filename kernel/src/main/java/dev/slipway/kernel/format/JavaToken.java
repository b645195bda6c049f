package dev.slipway.kernel.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A word, sign, literal or comment of Java text. Immutable; knows no grammar.
///
/// @param text as it is written
/// @param start UTF-16 offset in the text it was read from
record JavaToken(Kind kind, String text, int start) {
    /// What a token is.
    enum Kind {
        WORD,
        SIGN,
        NUMBER,
        LITERAL,
        TEXT_BLOCK,
        LINE_COMMENT,
        COMMENT
    }

    private static final List<String> SIGNS = List.of(
            "...", "<<=", "->", "::", "++", "--", "&&", "||", "==", "!=", "<=", "+=", "-=", "*=", "/=", "&=", "|=",
            "^=", "%=", "<<");
    private static final Set<String> MODIFIERS = Set.of(
            "public",
            "protected",
            "private",
            "abstract",
            "static",
            "final",
            "transient",
            "volatile",
            "synchronized",
            "native",
            "default",
            "strictfp",
            "sealed");

    /// Returns the tokens of `source` in order.
    static List<JavaToken> of(String source) {
        var tokens = new ArrayList<JavaToken>();
        int at = 0;
        while (at < source.length()) {
            if (Character.isWhitespace(source.charAt(at))) {
                at++;
                continue;
            }
            var kind = kind(source, at);
            int end = end(kind, source, at);
            tokens.add(new JavaToken(kind, source.substring(at, end), at));
            at = end;
        }
        return List.copyOf(tokens);
    }

    private static Kind kind(String source, int at) {
        if (source.startsWith("//", at)) {
            return Kind.LINE_COMMENT;
        }
        if (source.startsWith("/*", at)) {
            return Kind.COMMENT;
        }
        if (source.startsWith("\"\"\"", at)) {
            return Kind.TEXT_BLOCK;
        }
        char c = source.charAt(at);
        if (isNumber(source, at)) {
            return Kind.NUMBER;
        }
        return c == '"' || c == '\'' ? Kind.LITERAL : isWord(c) ? Kind.WORD : Kind.SIGN;
    }

    private static boolean isNumber(String source, int at) {
        int digit = source.charAt(at) == '.' ? at + 1 : at;
        return digit < source.length() && Character.isDigit(source.charAt(digit));
    }

    private static boolean isWord(char c) {
        return Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
    }

    private static int end(Kind kind, String source, int at) {
        return switch (kind) {
            case LINE_COMMENT -> lineEnd(source, at);
            case COMMENT -> after(source, "*/", at + 2);
            case TEXT_BLOCK -> quoted(source, "\"\"\"", at);
            case LITERAL -> quoted(source, source.substring(at, at + 1), at);
            case NUMBER -> numberEnd(source, at);
            case WORD -> {
                int end = at;
                while (end < source.length() && isWord(source.charAt(end))) {
                    end++;
                }
                yield end;
            }
            case SIGN ->
                at
                        + SIGNS.stream()
                                .filter(sign -> source.startsWith(sign, at))
                                .findFirst()
                                .map(String::length)
                                .orElse(1);
        };
    }

    private static int numberEnd(String source, int at) {
        var exponent = source.startsWith("0x", at) || source.startsWith("0X", at) ? "pP" : "eE";
        int end = at + 1;
        while (end < source.length()) {
            char c = source.charAt(end);
            boolean isSigned = (c == '+' || c == '-') && exponent.indexOf(source.charAt(end - 1)) >= 0;
            if (c != '.' && !isSigned && !isWord(c)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static int lineEnd(String source, int at) {
        int end = at;
        while (end < source.length() && source.charAt(end) != '\n' && source.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static int after(String source, String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    private static int quoted(String source, String mark, int at) {
        for (int i = at + mark.length(); i < source.length(); i++) {
            if (source.startsWith(mark, i)) {
                return i + mark.length();
            }
            if (source.charAt(i) == '\\') {
                i++;
            }
        }
        return source.length();
    }

    /// Returns the UTF-16 offset behind it.
    int end() {
        return start + text.length();
    }

    boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.COMMENT;
    }

    boolean isModifier() {
        return MODIFIERS.contains(text);
    }

    /// Returns the text without the blanks its lines begin with, where moving it to another column may change these.
    String essence() {
        return kind == Kind.COMMENT ? text.replaceAll("\n[ \t]*", "\n") : text;
    }

    /// Returns its text for column `to`, 0-based, if it stood in column `from`: the further lines of a comment move
    /// with its first.
    String movedTo(int to, int from) {
        if (kind != Kind.COMMENT || text.indexOf('\n') < 0) {
            return text;
        }
        boolean isStarred = text.lines().skip(1).allMatch(line -> line.strip().startsWith("*"));
        var moved = new StringBuilder();
        for (var line : text.split("\n", -1)) {
            if (moved.isEmpty()) {
                moved.append(line);
                continue;
            }
            var bare = line.stripLeading();
            int indent = isStarred ? to + 1 : Math.max(0, line.length() - bare.length() + to - from);
            moved.append('\n').append(" ".repeat(bare.isEmpty() ? 0 : indent)).append(bare);
        }
        return moved.toString();
    }
}
