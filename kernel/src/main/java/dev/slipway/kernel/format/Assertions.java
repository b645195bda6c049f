package dev.slipway.kernel.format;

import dev.slipway.kernel.format.JavaToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `assert` statements of a text. Stateless.
public final class Assertions {
    private Assertions() {}

    /// Returns the one `assert` that begins on a line, in one line and without its semicolon; empty if none or several
    /// do.
    ///
    /// @param source Java text
    /// @param line 1-based
    public static Optional<String> on(String source, int line) {
        var found = new ArrayList<String>();
        var tokens = JavaToken.of(source);
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.kind() == Kind.WORD && token.text().equals("assert") && lineOf(source, token.start()) == line) {
                found.add(statement(source, tokens.subList(i, tokens.size())));
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static int lineOf(String source, int offset) {
        return 1
                + (int) source.substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /// Returns the statement that these begin with, up to the semicolon that is in no brackets.
    private static String statement(String source, List<JavaToken> tokens) {
        int depth = 0;
        int end = source.length();
        for (var token : tokens) {
            if (token.kind() == Kind.SIGN) {
                depth += "([{".contains(token.text()) ? 1 : ")]}".contains(token.text()) ? -1 : 0;
                if (depth == 0 && token.text().equals(";")) {
                    end = token.start();
                    break;
                }
            }
        }
        return source.substring(tokens.getFirst().start(), end).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
