package dev.slipway.desktop.editor;

import dev.slipway.desktop.editor.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts Java into what has a colour: one pass over the text, whatever it holds. Unfinished strings end with their line,
/// unfinished comments and text blocks with the text. One use each.
final class JavaTokens {
    private static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class continue default do double else enum extends"
                            + " final finally float for if implements import instanceof int interface long native new"
                            + " null package permits private protected public record return sealed short static super"
                            + " switch synchronized this throw throws transient true false try var void volatile when"
                            + " while yield")
                    .split(" ", -1));
    private static final Set<String> CONTEXTUAL = Set.of("record", "sealed", "permits", "when", "yield", "var");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private JavaTokens(String text) {
        this.text = text;
    }

    /// Returns the tokens of `text`, in order and not overlapping.
    static List<Token> of(String text) {
        var cut = new JavaTokens(text);
        while (cut.at < text.length()) {
            cut.next();
        }
        return List.copyOf(cut.tokens);
    }

    private void next() {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
            int end = lineEnd(at);
            add(end, isDirective() ? Kind.DIRECTIVE : Kind.COMMENT);
        } else if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            add(close < 0 ? text.length() : close + 2, Kind.COMMENT);
        } else if (text.startsWith("\"\"\"", at)) {
            add(blockEnd(), Kind.STRING);
        } else if (c == '"' || c == '\'') {
            add(quoteEnd(c), Kind.STRING);
        } else if (Character.isDigit(c)) {
            add(numberEnd(), Kind.NUMBER);
        } else if (Character.isJavaIdentifierStart(c)) {
            word();
        } else if (c == '@' && at + 1 < text.length() && Character.isJavaIdentifierStart(text.charAt(at + 1))) {
            add(wordEnd(at + 1), Kind.TYPE);
        } else if ((c == '%' || c == '!') && startsLine()) {
            add(lineEnd(at), Kind.DIRECTIVE);
        } else {
            at++;
        }
    }

    private boolean isDirective() {
        return (text.startsWith("//|", at) || text.startsWith("//DEPS", at) || text.startsWith("//JAVA", at))
                && startsLine();
    }

    private boolean startsLine() {
        int before = at - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    private void word() {
        int end = wordEnd(at);
        var word = text.substring(at, end);
        char follows = following(end);
        if (KEYWORDS.contains(word) && !(CONTEXTUAL.contains(word) && isName(follows))) {
            add(end, Kind.KEYWORD);
        } else if (Character.isUpperCase(word.charAt(0)) && !isConstant(word)) {
            add(end, Kind.TYPE);
        } else if (follows == '(') {
            add(end, Kind.METHOD);
        } else {
            at = end;
        }
    }

    /// Tells whether a word of some languages' keywords is used as a name here: `when.getHour()`, `record = 1`.
    private static boolean isName(char follows) {
        return follows == '.' || follows == '=' || follows == ',' || follows == ')' || follows == ';' || follows == '(';
    }

    private static boolean isConstant(String word) {
        return word.length() > 1 && word.chars().allMatch(c -> Character.isUpperCase(c) || c == '_' || isDigit(c));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private char following(int from) {
        int next = from;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() ? text.charAt(next) : '\n';
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int numberEnd() {
        int end = at;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean signed = (c == '+' || c == '-')
                    && end > at
                    && "eEpP".indexOf(text.charAt(end - 1)) >= 0
                    && !text.startsWith("0x", at);
            boolean point = c == '.' && end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
            if (!Character.isLetterOrDigit(c) && c != '_' && !signed && !point) {
                break;
            }
            end++;
        }
        return end;
    }

    private int quoteEnd(char quote) {
        for (int end = at + 1; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == '\n') {
                return end;
            }
            if (c == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n') {
                end++;
            } else if (c == quote) {
                return end + 1;
            }
        }
        return text.length();
    }

    private int blockEnd() {
        for (int end = at + 3; end < text.length(); end++) {
            if (text.charAt(end) == '\\') {
                end++;
            } else if (text.startsWith("\"\"\"", end)) {
                return end + 3;
            }
        }
        return text.length();
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void add(int end, Kind kind) {
        tokens.add(new Token(at, end, kind));
        at = end;
    }
}
