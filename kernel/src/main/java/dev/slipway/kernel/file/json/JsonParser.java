package dev.slipway.kernel.file.json;

import java.util.ArrayList;
import java.util.List;

/// Reads JSON with places. One thread at a time.
///
/// Source: RFC 8259, and `NaN`, `Infinity`, `-Infinity` as Python's `json` writes them.
public final class JsonParser {
    /// Deepest nesting read; a deeper text is refused rather than overflowing the stack.
    private static final int DEEPEST = 500;

    private final String text;
    private int at;
    private int depth;

    private JsonParser(String text) {
        this.text = text;
    }

    /// Returns the one value that `text` holds; a byte order mark before it is skipped.
    ///
    /// @throws JsonSyntaxException if `text` is not exactly one value
    public static Json parse(String text) throws JsonSyntaxException {
        var parser = new JsonParser(text);
        parser.at = text.startsWith("\uFEFF") ? 1 : 0;
        parser.space();
        var value = parser.value();
        parser.space();
        if (parser.at < text.length()) {
            throw parser.fault("expected the end of the file");
        }
        return value;
    }

    private Json value() throws JsonSyntaxException {
        return switch (peek("a value")) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> figure();
        };
    }

    private Json members() throws JsonSyntaxException {
        int start = at++;
        enter();
        var all = new ArrayList<Json.Member>();
        space();
        boolean more = peek("a name or }") != '}';
        while (more) {
            if (peek("a name in quotes") != '"') {
                throw fault("expected a name in quotes");
            }
            var name = string();
            space();
            expect(':');
            space();
            all.add(new Json.Member(name.start(), name.value(), value()));
            more = comma('}');
        }
        return leave(new Json.Members(start, ++at, all));
    }

    private Json items() throws JsonSyntaxException {
        int start = at++;
        enter();
        List<Json> all = new ArrayList<>();
        space();
        boolean more = peek("a value or ]") != ']';
        while (more) {
            all.add(value());
            more = comma(']');
        }
        return leave(new Json.Items(start, ++at, all));
    }

    /// Reads the comma before the next element; stays before `close` and returns false if there is none.
    private boolean comma(char close) throws JsonSyntaxException {
        space();
        char next = peek(", or " + close);
        if (next == close) {
            return false;
        }
        if (next != ',') {
            throw fault("expected , or " + close);
        }
        at++;
        space();
        return true;
    }

    private Json.Text string() throws JsonSyntaxException {
        int start = at++;
        int plain = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') {
            at++;
        }
        var value = new StringBuilder().append(text, plain, at);
        for (char next = peek("the end of a string"); next != '"'; next = peek("the end of a string")) {
            if (next < ' ') {
                throw fault("a string holds an unescaped line end or control character");
            }
            at++;
            value.append(next == '\\' ? escape() : next);
        }
        return new Json.Text(start, ++at, value.toString());
    }

    private char escape() throws JsonSyntaxException {
        char kind = peek("the end of a string");
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                at--;
                throw fault("a string holds an unknown escape");
            }
        };
    }

    private char unicode() throws JsonSyntaxException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek("four hexadecimal digits"), 16);
            if (digit < 0 || text.charAt(at) > 'f') {
                throw fault("expected four hexadecimal digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private Json.Word word(String word) throws JsonSyntaxException {
        return new Json.Word(at, literal(word), word);
    }

    /// Reads `word` and returns the offset after it.
    private int literal(String word) throws JsonSyntaxException {
        for (int i = 0; i < word.length(); i++) {
            if (peek(word) != word.charAt(i)) {
                throw fault("expected " + word);
            }
            at++;
        }
        return at;
    }

    private Json.Figure figure() throws JsonSyntaxException {
        int start = at;
        char first = peek("a value");
        if (first == '-') {
            at++;
            first = peek("a digit");
        }
        if (first == 'N' && at == start) {
            literal("NaN");
        } else if (first == 'I') {
            literal("Infinity");
        } else {
            digits(start);
        }
        return new Json.Figure(start, at, text.substring(start, at));
    }

    private void digits(int start) throws JsonSyntaxException {
        if (!isDigit(peek("a digit"))) {
            at = start;
            throw fault("expected a value");
        }
        if (text.charAt(at) == '0') {
            at++;
        } else {
            skipDigits();
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            skipDigits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            char sign = peek("a digit");
            if (sign == '+' || sign == '-') {
                at++;
            }
            skipDigits();
        }
    }

    private void skipDigits() throws JsonSyntaxException {
        if (!isDigit(peek("a digit"))) {
            throw fault("expected a digit");
        }
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek(String expected) throws JsonSyntaxException {
        if (at >= text.length()) {
            throw new JsonSyntaxException("the file ends where " + expected + " is expected", at, true);
        }
        return text.charAt(at);
    }

    private void expect(char c) throws JsonSyntaxException {
        if (peek(String.valueOf(c)) != c) {
            throw fault("expected " + c);
        }
        at++;
    }

    private void enter() throws JsonSyntaxException {
        if (++depth > DEEPEST) {
            throw fault("nested more than " + DEEPEST + " levels deep");
        }
    }

    private <T> T leave(T value) {
        depth--;
        return value;
    }

    private JsonSyntaxException fault(String message) {
        return new JsonSyntaxException(message, at, false);
    }
}
