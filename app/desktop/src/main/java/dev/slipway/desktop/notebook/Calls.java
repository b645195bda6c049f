package dev.slipway.desktop.notebook;

import java.util.Optional;

/// Finds the call whose arguments are being typed.
final class Calls {
    private static final int FARTHEST = 2_000;

    private Calls() {}

    /// Returns the UTF-16 offset of the last letter of the method whose argument list `caret` stands in; empty if it
    /// stands in none. Cost: a look back over at most 2,000 characters.
    static Optional<Integer> nameBefore(String text, int caret) {
        int depth = 0;
        for (int i = Math.min(caret, text.length()) - 1; i >= Math.max(0, caret - FARTHEST); i--) {
            char c = text.charAt(i);
            if (c == ')' || c == ']') {
                depth++;
            } else if (c == ';' || c == '{' || c == '}') {
                return Optional.empty();
            } else if (c == '(' || c == '[') {
                if (depth == 0) {
                    boolean call = c == '(' && i > 0 && Character.isJavaIdentifierPart(text.charAt(i - 1));
                    return call ? Optional.of(i - 1) : Optional.empty();
                }
                depth--;
            }
        }
        return Optional.empty();
    }
}
