package dev.slipway.kernel.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One formula in a text. Immutable.
///
/// Known are `$…$`, `$$…$$`, `\(…\)`, `\[…\]` (also with two backslashes, as Jupyter writes them) and environments.
/// A `$` opens a formula only where no space follows it, and closes one only where no space stands before it and no
/// digit after it, so that "costs $5 and $10" is text. Source: Pandoc User's Guide, extension `tex_math_dollars`.
///
/// @param source as it stands in the text, delimiters included
/// @param latex what to typeset, without delimiters; an environment keeps its `\begin` and `\end`
/// @param style how it is set
/// @param tag what stands at the right edge of one that stands by itself, for example `(3)`; empty for nothing
public record Maths(String source, String latex, Style style, String tag) {
    /// How a formula is set.
    public enum Style {
        /// In a line of text.
        INLINE,
        /// By itself, larger.
        DISPLAY
    }

    /// A stretch of text that holds a formula or none.
    public sealed interface Part {
        /// Text without maths.
        record Words(String text) implements Part {}

        /// A formula.
        record Formula(Maths maths) implements Part {}
    }

    private static final int LONGEST = 20_000;
    private static final Set<String> ENVIRONMENTS = Set.of(
            "equation",
            "align",
            "alignat",
            "aligned",
            "alignedat",
            "array",
            "Bmatrix",
            "bmatrix",
            "cases",
            "dcases",
            "displaymath",
            "eqnarray",
            "flalign",
            "gather",
            "gathered",
            "math",
            "matrix",
            "multline",
            "pmatrix",
            "smallmatrix",
            "split",
            "subequations",
            "Vmatrix",
            "vmatrix");
    private static final Pattern SIGNS = Pattern.compile("[\\\\^_{}=<>|+*/']");
    private static final Pattern NAME = Pattern.compile("[\\d\\s-]*\\p{L}\\d*(?:\\s*[(,]\\s*\\p{L}\\d*\\s*\\)?)*");

    public Maths(String source, String latex, Style style) {
        this(source, latex, style, "");
    }

    /// Returns this with other LaTeX to typeset, which the text has not.
    Maths withLatex(String other, String called) {
        return other.equals(latex) && called.equals(tag) ? this : new Maths(source, other, style, called);
    }

    /// Returns the formula that begins at `from`, UTF-16 offset, in `text`; empty if none does.
    public static Optional<Maths> at(String text, int from) {
        if (text.startsWith("$$", from)) {
            return between(text, from, "$$", "$$", Style.DISPLAY);
        }
        if (text.startsWith("$", from)) {
            return dollars(text, from);
        }
        for (var slashes : List.of("\\\\", "\\")) {
            if (text.startsWith(slashes + "(", from)) {
                return between(text, from, slashes + "(", slashes + ")", Style.INLINE)
                        .filter(Maths::looksLikeMaths);
            }
            if (text.startsWith(slashes + "[", from)) {
                return between(text, from, slashes + "[", slashes + "]", Style.DISPLAY)
                        .filter(Maths::looksLikeMaths);
            }
        }
        return text.startsWith("\\begin{", from) ? environment(text, from) : Optional.empty();
    }

    /// Returns `text` cut into words and formulas, in order; nothing is left out.
    public static List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        int begin = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            var found = c == '$' || c == '\\' ? at(text, at) : Optional.<Maths>empty();
            if (found.isPresent()) {
                addWords(parts, text.substring(begin, at));
                parts.add(new Part.Formula(found.get()));
                at += found.get().source().length();
                begin = at;
            } else {
                at += c == '\\' ? 2 : 1;
            }
        }
        addWords(parts, text.substring(Math.min(begin, text.length())));
        return parts;
    }

    private static void addWords(List<Part> parts, String words) {
        if (!words.isEmpty()) {
            parts.add(new Part.Words(words));
        }
    }

    /// Tells whether a line opens a formula of several lines: the delimiter that closes it, empty if not.
    static String closer(String line) {
        if (line.startsWith("$$")) {
            return "$$";
        }
        for (var slashes : List.of("\\\\", "\\")) {
            if (line.startsWith(slashes + "[")) {
                return slashes + "]";
            }
        }
        if (!line.startsWith("\\begin{")) {
            return "";
        }
        var name = environmentAt(line, 0);
        return isKnown(name) ? "\\end{" + name + "}" : "";
    }

    /// Returns the formula as a reader would say it in one line of plain text, for lists and for those who do not see
    /// it: `σ² ≤ x_i`.
    public String words() {
        return PlainMaths.of(latex);
    }

    private boolean looksLikeMaths() {
        return SIGNS.matcher(latex).find() || NAME.matcher(latex.strip()).matches();
    }

    private static Optional<Maths> between(String text, int from, String open, String close, Style style) {
        int begin = from + open.length();
        int limit = Math.min(text.length(), begin + LONGEST);
        for (int at = begin; at < limit; at++) {
            if (text.startsWith(close, at)) {
                var latex = text.substring(begin, at);
                return latex.isBlank()
                        ? Optional.empty()
                        : Optional.of(new Maths(text.substring(from, at + close.length()), latex.strip(), style));
            }
            at += text.charAt(at) == '\\' ? 1 : 0;
        }
        return Optional.empty();
    }

    private static Optional<Maths> dollars(String text, int from) {
        int begin = from + 1;
        if (begin >= text.length() || Character.isWhitespace(text.charAt(begin))) {
            return Optional.empty();
        }
        int limit = Math.min(text.length(), begin + LONGEST);
        int depth = 0;
        for (int at = begin; at < limit; at++) {
            char c = text.charAt(at);
            if (c == '$' && depth <= 0) {
                boolean closes = !Character.isWhitespace(text.charAt(at - 1))
                        && (at + 1 == text.length() || !Character.isDigit(text.charAt(at + 1)));
                return closes ? Optional.of(inline(text.substring(from, at + 1))) : Optional.empty();
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            at += c == '\\' ? 1 : 0;
        }
        return Optional.empty();
    }

    private static Maths inline(String source) {
        return new Maths(source, source.substring(1, source.length() - 1), Style.INLINE);
    }

    private static Optional<Maths> environment(String text, int from) {
        var name = environmentAt(text, from);
        if (!isKnown(name)) {
            return Optional.empty();
        }
        var open = "\\begin{" + name + "}";
        var close = "\\end{" + name + "}";
        int depth = 0;
        int limit = Math.min(text.length(), from + LONGEST);
        for (int at = from; at < limit; at++) {
            if (text.startsWith(open, at)) {
                depth++;
            } else if (text.startsWith(close, at) && --depth == 0) {
                var source = text.substring(from, at + close.length());
                return Optional.of(new Maths(source, source, Style.DISPLAY));
            }
        }
        return Optional.empty();
    }

    private static String environmentAt(String text, int from) {
        int begin = from + "\\begin{".length();
        int end = text.indexOf('}', begin);
        return end < 0 || end - begin > "subequations*".length() ? "" : text.substring(begin, end);
    }

    private static boolean isKnown(String environment) {
        return ENVIRONMENTS.contains(
                environment.endsWith("*") ? environment.substring(0, environment.length() - 1) : environment);
    }
}
