package dev.slipway.kernel.analysis;

import dev.slipway.kernel.replay.Replay.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Names that the text of a snippet uses and does not declare itself; among them those that bytecode forgets: of a
/// constant's type, of a type argument, of an annotation. Immutable.
///
/// @param header names in declarations: types of members, what a type extends
/// @param body names in code
/// @param calls methods called without saying whose
record SourceNames(Set<String> header, Set<String> body, Set<String> calls) {
    /// No names at all.
    static final SourceNames NONE = new SourceNames(Set.of(), Set.of(), Set.of());
    private static final Pattern END = Pattern.compile("[;\\s]*\\z");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    SourceNames {
        header = Set.copyOf(header);
        body = Set.copyOf(body);
        calls = Set.copyOf(calls);
    }

    /// Returns the names in `text`, a whole snippet of kind `kind`.
    static SourceNames of(Kind kind, String text) {
        return kind == Kind.IMPORT
                ? NONE
                : NameScanner.read(List.of(form(kind, text))).getFirst();
    }

    /// Returns what is read of a snippet that is no import.
    static NameScanner.Form form(Kind kind, String text) {
        return switch (kind) {
            case IMPORT -> throw new IllegalArgumentException("an import has no names: " + text);
            case METHOD, TYPE, VARIABLE -> new NameScanner.Form("class $ {" + text + "\n}", kind != Kind.VARIABLE);
            case STATEMENT -> new NameScanner.Form("class $ { void $() {" + text + "\n;} }", false);
            // a constant alone, `Limits.MOST`, is no statement
            case EXPRESSION ->
                new NameScanner.Form("class $ { Object $ = " + END.matcher(text).replaceFirst("\n;}"), false);
        };
    }

    /// Returns the words of `text`, those in comments and texts included: no name is missing. Cheap.
    static Set<String> words(String text) {
        var words = new LinkedHashSet<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
