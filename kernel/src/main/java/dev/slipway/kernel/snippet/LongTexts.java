package dev.slipway.kernel.snippet;

import java.util.ArrayList;
import java.util.List;

/// A snippet whose texts are longer than a class file can hold as constants: each is joined from parts. Immutable.
///
/// The compiler refuses such a text, and JShell's compiler then refuses all that follows, too. Lines stay what they
/// are.
///
/// @param text what JShell is given
/// @param joins where texts were replaced, in order
public record LongTexts(String text, List<Join> joins) implements JavaText {
    /// Bytes that the constant of a class file can have.
    private static final int MOST_BYTES = 65_535;

    private static final int CHARACTERS_OF_A_PART = 20_000;

    public LongTexts {
        joins = List.copyOf(joins);
    }

    /// One text that was replaced. Units: UTF-16.
    ///
    /// @param start offset in the new text
    /// @param length in the new text
    /// @param originalLength of the literal in the cell
    public record Join(int start, int length, int originalLength) {}

    /// Returns `snippet` as JShell can compile it.
    public static JavaText of(String snippet) {
        if (snippet.length() * 3L <= MOST_BYTES) {
            return RecordConstructors.of(snippet);
        }
        var joins = new ArrayList<Join>();
        var text = new StringBuilder();
        int at = 0;
        while (at < snippet.length()) {
            int end = Literals.end(snippet, at);
            var token = snippet.substring(at, end);
            var value = token.startsWith("\"") ? Literals.value(token) : null;
            if (value != null && bytes(value) > MOST_BYTES) {
                var joined = joined(value, token.chars().filter(c -> c == '\n').count());
                joins.add(new Join(text.length(), joined.length(), token.length()));
                text.append(joined);
            } else {
                text.append(token);
            }
            at = end;
        }
        return joins.isEmpty() ? RecordConstructors.of(snippet) : new LongTexts(text.toString(), joins);
    }

    private static long bytes(String value) {
        return value.chars()
                .mapToLong(c -> c > 0 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3)
                .sum();
    }

    private static String joined(String value, long lines) {
        var code = new StringBuilder("java.lang.String.join(\"\"");
        for (int from = 0; from < value.length(); from += CHARACTERS_OF_A_PART) {
            code.append(", \"");
            value.substring(from, Math.min(value.length(), from + CHARACTERS_OF_A_PART))
                    .chars()
                    .forEach(c -> append(code, (char) c));
            code.append('"');
        }
        return code.append("\n".repeat((int) lines)).append(')').toString();
    }

    private static void append(StringBuilder code, char c) {
        if (c == '"' || c == '\\') {
            code.append('\\').append(c);
        } else if (c < ' ') {
            code.append('\\').append(c >> 6).append((c >> 3) & 7).append(c & 7);
        } else {
            code.append(c);
        }
    }

    @Override
    public int original(int offset) {
        int moved = 0;
        for (var join : joins) {
            if (offset < join.start + join.length) {
                return offset <= join.start ? offset - moved : join.start - moved;
            }
            moved += join.length - join.originalLength;
        }
        return offset - moved;
    }
}
