package dev.slipway.kernel.fix;

import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.QuickFix.Change;
import dev.slipway.kernel.snippet.PastedCharacters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Types what Java knows instead of the characters that came with pasted text, outside of texts and comments. One use.
final class PastedFix {
    private static final String UNCLOSED = "unclosed string literal";

    private final String source;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> replacements = new LinkedHashSet<>();

    PastedFix(String source) {
        this.source = source;
    }

    /// Returns the fix for an error at `start`; empty if it is about something else.
    Optional<QuickFix> of(int start, String message) {
        if (message.contains(UNCLOSED)) {
            closing(start + 1, "\"").ifPresent(end -> change(end, "\""));
        } else if (PastedCharacters.areIn(message)) {
            code();
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(new QuickFix(title(), changes));
    }

    private String title() {
        if (shown.isEmpty()) {
            return "Delete what cannot be seen";
        }
        var by = replacements.size() == 1 ? replacements.iterator().next() : "";
        return "Replace " + String.join(" ", shown) + (by.equals(" ") ? " by blanks" : by.isBlank() ? "" : " by " + by);
    }

    private void code() {
        for (int at = 0; at < source.length(); ) {
            int end = JavaCode.end(source, at);
            if (end > at) {
                at = end;
                continue;
            }
            var instead = PastedCharacters.instead(source.charAt(at)).orElse(null);
            if (instead != null && (instead.equals("\"") || instead.equals("'"))) {
                at = quoted(at, instead);
            } else {
                if (instead != null) {
                    change(at, instead);
                }
                at++;
            }
        }
    }

    /// Replaces the marks of a text that begins at `at`, and returns where it ends.
    private int quoted(int at, String mark) {
        int end = closing(at + 1, mark).orElse(at);
        boolean isCharacter = end - at == 2 || (end - at == 3 && source.charAt(at + 1) == '\\');
        var quote = mark.equals("'") && !isCharacter ? "\"" : mark;
        change(at, quote);
        if (end > at) {
            change(end, quote);
        }
        return end + 1;
    }

    /// Returns where the pasted `mark` stands that ends a text, on the same line.
    private Optional<Integer> closing(int from, String mark) {
        for (int i = from; i < source.length() && source.charAt(i) != '\n'; i++) {
            if (PastedCharacters.instead(source.charAt(i)).filter(mark::equals).isPresent()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private void change(int at, String instead) {
        char c = source.charAt(at);
        changes.add(new Change(at, at + 1, instead));
        replacements.add(instead);
        if (!instead.isBlank()) {
            shown.add(String.valueOf(c));
        } else if (instead.equals(" ")) {
            shown.add("no-break spaces");
        }
    }
}
