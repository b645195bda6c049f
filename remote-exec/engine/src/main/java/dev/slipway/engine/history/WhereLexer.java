package dev.slipway.engine.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a `--where` expression into tokens. Stateless.
final class WhereLexer {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<open>\\()|(?<close>\\))"
            + "|(?<operator><=|>=|==|!=|<>|=|<|>|~)|(?<sign>&&|\\|\\||!)"
            + "|\"(?<double>(?:[^\"\\\\]|\\\\.)*)\"|'(?<single>(?:[^'\\\\]|\\\\.)*)'"
            + "|(?<word>[\\p{L}\\p{N}_.$@/%:#+-]+))");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private WhereLexer() {}

    /// Kinds of tokens.
    enum Kind {
        OPEN,
        CLOSE,
        OPERATOR,
        AND,
        OR,
        NOT,
        WORD,
        QUOTED,
        END
    }

    /// @param text of a quoted text without quotes and escapes; of others as written
    /// @param column 0-based
    record Token(Kind kind, String text, int column) {}

    /// Returns the tokens of `text`, `END` last.
    ///
    /// @throws WhereException at the first character that fits nowhere
    static List<Token> tokens(String text) throws WhereException {
        var tokens = new ArrayList<Token>();
        int at = 0;
        var end = text.stripTrailing().length();
        while (at < end) {
            var matcher = TOKEN.matcher(text).region(at, end);
            if (!matcher.lookingAt()) {
                throw unfit(text, at);
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", end));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        if (matcher.group("open") != null) {
            return new Token(Kind.OPEN, "(", matcher.start("open"));
        }
        if (matcher.group("close") != null) {
            return new Token(Kind.CLOSE, ")", matcher.start("close"));
        }
        if (matcher.group("operator") != null) {
            return new Token(Kind.OPERATOR, matcher.group("operator"), matcher.start("operator"));
        }
        if (matcher.group("sign") != null) {
            return new Token(ofWord(matcher.group("sign")), matcher.group("sign"), matcher.start("sign"));
        }
        for (var quoted : List.of("double", "single")) {
            if (matcher.group(quoted) != null) {
                var plain = ESCAPE.matcher(matcher.group(quoted)).replaceAll("$1");
                return new Token(Kind.QUOTED, plain, matcher.start(quoted) - 1);
            }
        }
        return new Token(ofWord(matcher.group("word")), matcher.group("word"), matcher.start("word"));
    }

    private static Kind ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "and", "&&" -> Kind.AND;
            case "or", "||" -> Kind.OR;
            case "not", "!" -> Kind.NOT;
            default -> Kind.WORD;
        };
    }

    private static WhereException unfit(String text, int from) {
        int at = from;
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        var quote = text.charAt(at) == '"' || text.charAt(at) == '\'';
        return new WhereException(
                quote
                        ? "The text that begins here has no closing quote: add " + text.charAt(at) + "."
                        : "`" + Character.toString(text.codePointAt(at)) + "` does not belong here: put texts in"
                                + " quotes, compare with = != < <= > >= or ~, join with and, or, not.",
                at);
    }
}
