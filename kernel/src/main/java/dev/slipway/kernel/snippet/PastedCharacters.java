package dev.slipway.kernel.snippet;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Characters that come with pasted text and that Java does not take for the ones they look like: typographic quotation
/// marks and dashes, blanks that are none, signs that cannot be seen. Stateless.
public final class PastedCharacters {
    private static final String DOUBLE_QUOTES = "“”„‟«»″";
    private static final String SINGLE_QUOTES = "‘’‚‛′`´";
    private static final String DASHES = "‐‑‒–—―−";
    private static final Pattern ILLEGAL = Pattern.compile("illegal character: '(?:\\\\u(\\p{XDigit}{4}))+'");
    private static final Pattern PLAIN = Pattern.compile("illegal character: '([^\\\\]|\\\\)'");
    /// From the signs of full width to those of ASCII.
    private static final int WIDE = 0xFF01 - '!';

    private static final Map<Character, String> SIGNS = signs();

    private PastedCharacters() {}

    private static Map<Character, String> signs() {
        var signs = new HashMap<Character, String>();
        DOUBLE_QUOTES.chars().forEach(c -> signs.put((char) c, "\""));
        SINGLE_QUOTES.chars().forEach(c -> signs.put((char) c, "'"));
        DASHES.chars().forEach(c -> signs.put((char) c, "-"));
        signs.put('×', "*");
        signs.put('·', "*");
        signs.put('÷', "/");
        signs.put('≤', "<=");
        signs.put('≥', ">=");
        signs.put('≠', "!=");
        signs.put('→', "->");
        signs.put('…', "...");
        signs.put('、', ",");
        signs.put('。', ".");
        for (char c = '!'; c <= '~'; c++) {
            signs.put((char) (c + WIDE), String.valueOf(c));
        }
        return signs;
    }

    /// Returns what to type instead of `c`, which is no letter or sign of Java: nothing, for what cannot be seen; empty
    /// if it stands for nothing that is known.
    public static Optional<String> instead(char c) {
        if (c <= ' ' || Character.isJavaIdentifierStart(c)) {
            return Optional.empty();
        }
        if (Character.isSpaceChar(c)) {
            return Optional.of(Character.getType(c) == Character.SPACE_SEPARATOR ? " " : "\n");
        }
        return Character.isIdentifierIgnorable(c) ? Optional.of("") : Optional.ofNullable(SIGNS.get(c));
    }

    /// Tells whether `message` is the compiler's about a character it does not know.
    public static boolean areIn(String message) {
        return message.contains("illegal character: '");
    }

    /// Returns what to do about the character that `message`, the compiler's, is about; empty if it is about none.
    public static String hint(String message) {
        var illegal = ILLEGAL.matcher(message);
        if (illegal.find()) {
            return hint((char) Integer.parseInt(illegal.group(1), 16));
        }
        var plain = PLAIN.matcher(message);
        return !plain.find()
                ? ""
                : switch (plain.group(1)) {
                    case "#" -> "A comment of Java begins with //.";
                    case "`" -> "A text of Java stands between \" and \".";
                    case "\\" -> "A backslash stands only within texts: delete it.";
                    default -> "Delete it.";
                };
    }

    private static String hint(char c) {
        var instead = instead(c).orElse("?");
        return switch (instead) {
            case "" -> "That sign cannot be seen (" + name(c) + "): delete it.";
            case " ", "\n" -> "It looks like a blank, but is another sign (" + name(c) + "): type a blank.";
            case "?" -> "Java has no such sign (" + name(c) + "): delete it.";
            default -> "Java does not know " + c + " (" + name(c) + "): type " + instead + " instead.";
        };
    }

    private static String name(char c) {
        var name = Character.getName(c);
        return name == null ? "U+%04X".formatted((int) c) : name.toLowerCase(Locale.ROOT);
    }
}
