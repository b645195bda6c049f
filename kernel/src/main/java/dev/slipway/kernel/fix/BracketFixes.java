package dev.slipway.kernel.fix;

import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.QuickFix.Change;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Ways to mend a bracket that is missing or too many. Pure.
record BracketFixes(JavaCode code) {
    private static final String OPENING = "({[";
    private static final String CLOSING = ")}]";
    /// What may follow a closed parenthesis in the same statement.
    private static final String GOES_ON = ";{),.]:?+-*/%&|^=<>";

    /// Returns the fix for a `)` that the compiler expects at `at`; where a statement ends there, its semicolon too.
    QuickFix missingParenthesis(int at) {
        int place = code.afterWord(at);
        var open = open(place);
        int count = 0;
        while (!open.isEmpty() && code.text().charAt(open.pop()) == '(') {
            count++;
        }
        var added = ")".repeat(Math.max(1, count)) + (endsStatement(place) ? ";" : "");
        return insert(added, place, added);
    }

    /// Tells whether the line ends at `place`, and what comes next begins another statement.
    private boolean endsStatement(int place) {
        var rest = code.text().substring(place);
        var next = rest.stripLeading();
        boolean isLineEnd = rest.substring(0, rest.length() - next.length()).indexOf('\n') >= 0;
        return isLineEnd && !next.isEmpty() && GOES_ON.indexOf(next.charAt(0)) < 0;
    }

    /// Returns the fix for text that ends too early: closes all that is open; empty if no bracket is.
    Optional<QuickFix> atTheEnd() {
        int place = code.afterWord(code.text().length());
        var open = open(place);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var added = new StringBuilder();
        var shown = new StringBuilder();
        boolean isEnded = place > 0 && ";}".indexOf(code.text().charAt(place - 1)) >= 0;
        while (!open.isEmpty()) {
            int at = open.pop();
            char closing = CLOSING.charAt(OPENING.indexOf(code.text().charAt(at)));
            if (closing == '}') {
                added.append(isEnded || added.isEmpty() ? "" : ";");
                added.append(code.text().indexOf('\n', at) >= 0 ? "\n" + code.indentAt(at) : " ");
                isEnded = true;
            } else {
                isEnded = false;
            }
            added.append(closing);
            shown.append(closing);
        }
        return Optional.of(insert(shown.toString(), place, added.toString()));
    }

    /// Returns the fix for a closing bracket at `at` that closes nothing; empty if there is none.
    Optional<QuickFix> tooMany(int at) {
        if (at >= code.text().length() || CLOSING.indexOf(code.text().charAt(at)) < 0) {
            return Optional.empty();
        }
        var open = open(at);
        char closing = code.text().charAt(at);
        boolean isWanted = !open.isEmpty()
                && CLOSING.indexOf(closing) == OPENING.indexOf(code.text().charAt(open.peek()));
        return isWanted
                ? Optional.empty()
                : Optional.of(new QuickFix("Remove '" + closing + "'", List.of(new Change(at, at + 1, ""))));
    }

    /// Returns the offsets of the brackets that are open at `end`, the innermost first.
    private Deque<Integer> open(int end) {
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < end; i++) {
            char c = code.text().charAt(i);
            if (OPENING.indexOf(c) >= 0) {
                open.push(i);
            } else if (CLOSING.indexOf(c) >= 0
                    && !open.isEmpty()
                    && OPENING.indexOf(code.text().charAt(open.peek())) == CLOSING.indexOf(c)) {
                open.pop();
            }
        }
        return open;
    }

    private static QuickFix insert(String shown, int place, String text) {
        var changes = new ArrayList<Change>();
        changes.add(new Change(place, place, text));
        return new QuickFix("Add '" + shown + "'", changes);
    }
}
