package dev.slipway.kernel.directive;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the `//| key: value` lines at the head of a cell.
///
/// The head is every line before the first that holds code: blank lines and other `//` comments may stand between
/// directives. A line that is wrong gives a problem and no directive; the others still count.
public final class DirectiveParser {
    /// What a directive line starts with.
    public static final String PREFIX = "//|";

    /// The ipynb tag that means the same as `//| parameters`.
    public static final String PARAMETERS_TAG = "parameters";

    private static final Set<String> REPEATABLE = Set.of("gather", "keep", "mutates", "secret");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private final SourceCell cell;
    private final List<CellDirectives.Placed> placed = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Place> seen = new HashMap<>();

    private DirectiveParser(SourceCell cell) {
        this.cell = cell;
    }

    /// Returns the directives of `cell`; none if it is not a code cell.
    public static CellDirectives parse(SourceCell cell) {
        if (cell.kind() != CellKind.CODE) {
            return new CellDirectives(List.of(), List.of());
        }
        return new DirectiveParser(cell).read();
    }

    private CellDirectives read() {
        boolean head = true;
        int number = 0;
        var source = cell.source();
        int prefix = source.indexOf(PREFIX);
        int next = 0;
        for (int from = 0; from <= source.length(); from = next) {
            prefix = prefix >= 0 && prefix < from ? source.indexOf(PREFIX, from) : prefix;
            if (!head && prefix < 0) {
                break; // nothing below can be a directive, however much it is
            }
            int end = source.indexOf('\n', from);
            var line = source.substring(from, end < 0 ? source.length() : end);
            next = end < 0 ? source.length() + 1 : end + 1;
            number++;
            var text = line.strip();
            if (text.startsWith(PREFIX)) {
                readLine(number, line, head);
            } else if (!text.isEmpty() && !text.startsWith("//")) {
                head = false;
            }
        }
        if (cell.tags().contains(PARAMETERS_TAG) && !seen.containsKey("parameters")) {
            placed.addFirst(new CellDirectives.Placed(
                    new Directive.Parameters(), Place.onLine(cell.id(), cell.index(), 1, 1, 1)));
        }
        return new CellDirectives(placed, problems);
    }

    private void readLine(int number, String line, boolean head) {
        int start = line.indexOf(PREFIX) + PREFIX.length();
        var body = line.substring(start).stripTrailing();
        var text = new PlacedText(body, start + 1).strip();
        var whole = place(number, new PlacedText(line.strip(), line.indexOf(PREFIX) + 1));
        if (!head) {
            problems.add(Problem.warning(
                    "late-directive",
                    "The directive in " + whole.words() + " stands below code and has no effect.",
                    "Move it above the first line of code.",
                    whole));
            return;
        }
        int colon = text.text().indexOf(':');
        var key = colon < 0 ? text : text.part(0, colon).strip();
        var value =
                colon < 0 ? null : text.part(colon + 1, text.text().length()).strip();
        if (!KEY.matcher(key.text()).matches()) {
            problems.add(Problem.error(
                    "bad-directive",
                    "The line " + whole.words() + " starts a directive but names no key.",
                    "Write //| key: value, for example //| step: train.",
                    whole));
            return;
        }
        readEntry(number, key, value, whole);
    }

    private void readEntry(int number, PlacedText key, @Nullable PlacedText value, Place whole) {
        var grammar = DirectiveGrammar.of(key.text());
        if (grammar == null) {
            problems.add(unknown(number, key));
            return;
        }
        var before = seen.putIfAbsent(key.text(), whole);
        if (before != null && !REPEATABLE.contains(key.text())) {
            problems.add(Problem.error(
                    "repeated-directive",
                    "The directive " + key.text() + " stands twice in " + whole.words() + " and in line "
                            + before.line() + ".",
                    key.text().equals("foreach")
                            ? "Loop over several variables in one line: //| foreach: a : as, b : bs."
                            : "Keep one of the two lines.",
                    whole));
            return;
        }
        try {
            grammar.reader().read(value).forEach(directive -> placed.add(new CellDirectives.Placed(directive, whole)));
        } catch (BadValueException bad) {
            var place = bad.at == null ? whole : place(number, bad.at);
            problems.add(Problem.error(
                    bad.code,
                    "The directive " + key.text() + " in " + place.words() + " " + bad.getMessage() + ".",
                    bad.hint,
                    place));
        }
    }

    private Problem unknown(int number, PlacedText key) {
        var place = place(number, key);
        var hint = Nearest.of(key.text(), DirectiveGrammar.keys())
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("Known are " + Nearest.alternatives(DirectiveGrammar.keys()) + ".");
        return Problem.error(
                "unknown-directive", "There is no directive " + key.text() + " (" + place.words() + ").", hint, place);
    }

    private Place place(int number, PlacedText text) {
        return Place.onLine(
                cell.id(),
                cell.index(),
                number,
                text.column(),
                Math.max(1, text.text().length()));
    }

    /// A value that a directive does not take.
    static final class BadValueException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;
        private final String hint;
        private final transient @Nullable PlacedText at;

        /// @param code the problem's code
        /// @param message what is wrong, as the end of a sentence
        /// @param hint what to do
        /// @param at the faulty text, null for the whole line
        BadValueException(String code, String message, String hint, @Nullable PlacedText at) {
            super(message);
            this.code = code;
            this.hint = hint;
            this.at = at;
        }
    }
}
