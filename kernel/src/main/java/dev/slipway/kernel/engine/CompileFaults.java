package dev.slipway.kernel.engine;

import dev.slipway.kernel.dialect.CompilerHints;
import dev.slipway.kernel.dialect.SqlCell;
import dev.slipway.kernel.directive.Injection.Injected;
import dev.slipway.kernel.directive.Nearest;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/// Turns what the compiler says of a snippet into problems of its cell. Immutable.
///
/// @param cell the cell
/// @param known the variables that were defined before, for the names in directives
record CompileFaults(SourceCell cell, Set<String> known) {
    private static final String CODE = "compile-error";
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s*(?:variable|class|method)\\s+(\\w+)");
    private static final Pattern DIRECTIVE_NAMES = Pattern.compile("(\\w+)\\s*(?::|->)\\s*(\\w+)");

    /// Returns the name that cannot be found according to `diagnostic`; empty if it says something else.
    static String missing(Diag diagnostic) {
        var symbol = SYMBOL.matcher(diagnostic.getMessage(Locale.ROOT));
        return symbol.find() ? symbol.group(1) : "";
    }

    /// Returns the problem that `diagnostic` tells of.
    ///
    /// @param words says more of a name that cannot be found; the empty string if there is no more to say
    Problem of(Diag diagnostic, Piece piece, UnaryOperator<String> words) {
        var injected = piece.injected();
        if (injected != null) {
            return injected(diagnostic, injected);
        }
        int start = piece.inCell(diagnostic.getStartPosition());
        int end = piece.inCell(diagnostic.getEndPosition());
        var better = words.apply(missing(diagnostic));
        var message = better.isEmpty() ? oneLine(diagnostic.getMessage(Locale.ROOT)) : better;
        var place = place(start, end);
        var line = cell.source().lines().skip(place.line() - 1L).findFirst().orElse("");
        var hint = CompilerHints.hint(message, missing(diagnostic), line);
        var advice = hint.isEmpty() ? CompilerHints.declaring(missing(diagnostic), line) : hint;
        return Problem.error(CODE, message, better.isEmpty() ? advice : hint, place);
    }

    /// Returns the problem that a cell of SQL has.
    Problem of(SqlCell.Fault fault) {
        return Problem.error(CODE, fault.words(), fault.hint(), place(fault.start(), fault.end()));
    }

    /// Returns the problem of a snippet that was refused without a word.
    Problem unknown(Piece piece) {
        return Problem.error(CODE, "this is not Java", "Correct it.", at(piece));
    }

    /// Returns the problem that nothing defines `what`, for example `class Model`, which `piece` uses.
    Problem unresolved(String what, Piece piece) {
        var name = what.substring(what.indexOf(' ') + 1);
        var message = "cannot find symbol: " + what;
        var place = word(name, piece);
        var line = cell.source().lines().skip(place.line() - 1L).findFirst().orElse("");
        return Problem.error(CODE, message, CompilerHints.hint(message, name, line), place);
    }

    /// Returns the problem that reading `name` is refused for the reason `words`.
    Problem unreadable(String name, String words, Piece piece) {
        return Problem.error("stale-value", words, "", word(name, piece));
    }

    /// Returns the problem that the cell's `gather` cannot be done for the reason `words`.
    Problem ungatherable(String words) {
        int line = 1
                + (int) cell.source()
                        .lines()
                        .takeWhile(text -> !text.contains("gather"))
                        .count();
        return Problem.error("gather-too-large", words, "", Place.onLine(cell.id(), cell.index(), line, 1, 1));
    }

    private Place word(String name, Piece piece) {
        var word = name.replaceFirst("\\W.*", "");
        var matcher = Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(cell.source());
        boolean isThere = piece.injected() == null && matcher.find(piece.offset());
        return isThere ? place(matcher.start(), matcher.end()) : at(piece);
    }

    private Place at(Piece piece) {
        if (piece.injected() == null) {
            int blanks = piece.text().length() - piece.text().stripLeading().length();
            return place(piece.offset() + blanks, piece.offset() + blanks + 1);
        }
        var line = cell.source().lines().skip(piece.line() - 1L).findFirst().orElse("");
        return Place.onLine(cell.id(), cell.index(), piece.line(), 1, Math.max(1, line.length()));
    }

    private Place place(int start, int end) {
        var source = cell.source();
        int from = Math.clamp(start, 0, source.length());
        int to = Math.clamp(Math.max(end, from + 1), from, source.length());
        int extra = to == from ? 1 : 0;
        return new Place(cell.id(), cell.index(), line(from), column(from), line(to), column(to) + extra);
    }

    private int line(int offset) {
        return 1
                + (int) cell.source()
                        .substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private int column(int offset) {
        return offset - cell.source().lastIndexOf('\n', offset - 1);
    }

    /// Returns the compiler's message on one line, without what it says of JShell's own classes.
    static String oneLine(String message) {
        var words = new StringBuilder();
        for (var part : message.lines().map(String::strip).toList()) {
            if (part.isEmpty() || part.matches("location:\\s+class ?|\\(use --enable-preview.*")) {
                continue;
            }
            boolean isSymbol = part.startsWith("symbol:");
            var text = isSymbol ? part.substring("symbol:".length()).strip() : part;
            words.append(words.isEmpty() ? "" : isSymbol ? ": " : "; ").append(text.replaceAll("\\s+", " "));
        }
        return words.toString();
    }

    private Problem injected(Diag diagnostic, Injected injected) {
        var line = cell.source().lines().skip(injected.line() - 1L).findFirst().orElse("");
        int key = line.indexOf(':') + 1;
        var other = otherName(line.substring(key), injected.variable());
        var place =
                Place.onLine(cell.id(), cell.index(), injected.line(), wordAt(line, other, key) + 1, other.length());
        return switch (injected.origin()) {
            case LOOP ->
                known.contains(other)
                        ? Problem.error(
                                "foreach-not-a-collection",
                                "foreach cannot go over " + other + ", which is no collection",
                                "Loop over a list, set, map, array or whole number (int).",
                                place)
                        : Problem.error(
                                "foreach-unknown-collection",
                                "foreach goes over " + other + ", which no cell has defined",
                                nearest(other, "Run the cell that defines it first."),
                                place);
            case GATHERED ->
                Problem.error(
                        "gather-unknown-artifact",
                        "gather takes " + other + ", which no cell has defined",
                        nearest(other, "Run the step with foreach that defines it first."),
                        place);
            case CAUGHT ->
                Problem.error(CODE, oneLine(diagnostic.getMessage(Locale.ROOT)), "Choose another name.", place);
        };
    }

    private static int wordAt(String line, String word, int from) {
        var matcher = Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(line);
        return matcher.find(from) ? matcher.start() : 0;
    }

    private String nearest(String name, String otherwise) {
        return Nearest.of(name, known).map(near -> "Did you mean " + near + "?").orElse(otherwise);
    }

    /// Returns the name that stands beside `variable` in a directive, `variable` itself if there is none.
    private static String otherName(String line, String variable) {
        for (Matcher pair = DIRECTIVE_NAMES.matcher(line); pair.find(); ) {
            if (pair.group(1).equals(variable)) {
                return pair.group(2);
            }
            if (pair.group(2).equals(variable)) {
                return pair.group(1);
            }
        }
        return variable;
    }
}
