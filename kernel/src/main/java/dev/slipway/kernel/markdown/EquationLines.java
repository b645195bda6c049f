package dev.slipway.kernel.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One display of equations, taken apart into its lines to be numbered. Pure but for the counter.
final class EquationLines {
    private static final Set<String> LINES = Set.of("align", "alignat", "flalign", "gather", "eqnarray");
    private static final Set<String> WHOLE = Set.of("equation", "multline");
    private static final Pattern OUTER =
            Pattern.compile("\\\\begin\\{([A-Za-z]+)(\\*?)\\}(.*)\\\\end\\{\\1\\2\\}", Pattern.DOTALL);
    private static final String BRACED = "\\s*\\{((?:[^{}]|\\{[^{}]*\\})*)\\}";
    private static final Pattern TAG = Pattern.compile("\\\\tag(\\*?)" + BRACED);
    private static final Pattern LABEL = Pattern.compile("\\\\label" + BRACED);
    private static final Pattern UNNUMBERED = Pattern.compile("\\\\(?:nonumber|notag)(?![A-Za-z])");

    /// Hands out numbers. One thread at a time.
    static final class Counter {
        private final BiConsumer<String, String> labels;
        private final boolean isCounting;
        private int next;

        /// @param labels called with a label and the number it stands for
        Counter(int next, BiConsumer<String, String> labels) {
            this(next, labels, true);
        }

        private Counter(int next, BiConsumer<String, String> labels, boolean isCounting) {
            this.next = next;
            this.labels = labels;
            this.isCounting = isCounting;
        }

        /// Returns one that gives no number.
        static Counter none() {
            return new Counter(0, (_, _) -> {}, false);
        }

        int next() {
            return next;
        }
    }

    /// One line.
    ///
    /// @param tag what stands at its right, empty for nothing
    private record Line(String latex, String tag) {}

    private EquationLines() {}

    /// Returns `maths` with what its lines are called: one at its right edge, several as a last column.
    static Maths numbered(Maths maths, Counter counter) {
        if (maths.style() == Maths.Style.INLINE) {
            return maths;
        }
        var outer = OUTER.matcher(maths.latex().strip());
        if (!outer.matches()) {
            var line = line(maths.latex(), false, counter);
            return maths.withLatex(line.latex(), line.tag());
        }
        var name = outer.group(1);
        boolean isNumbered = outer.group(2).isEmpty() && (LINES.contains(name) || WHOLE.contains(name));
        if (LINES.contains(name)) {
            return several(maths, name, body(name, outer.group(3)), isNumbered, counter);
        }
        var line = line(outer.group(3), isNumbered, counter);
        var latex = name.equals("equation")
                ? line.latex()
                : "\\begin{" + name + outer.group(2) + "}" + line.latex() + "\\end{" + name + outer.group(2) + "}";
        return maths.withLatex(latex.strip(), line.tag());
    }

    private static String body(String name, String inside) {
        return name.equals("alignat") ? inside.replaceFirst("^\\s*\\{[^{}]*\\}", "") : inside;
    }

    private static Maths several(Maths maths, String name, String body, boolean isNumbered, Counter counter) {
        var lines = new ArrayList<Line>();
        for (var row : split(body, "\\\\")) {
            lines.add(row.isBlank() ? new Line(row, "") : line(row, isNumbered, counter));
        }
        var set = name.equals("gather") ? name : "align";
        var rows = lines.stream()
                .map(line -> name.equals("eqnarray") ? pair(line.latex()) : line.latex())
                .toList();
        if (lines.stream().allMatch(line -> line.tag().isEmpty())) {
            return maths.withLatex(environment(set, rows), "");
        }
        if (lines.stream().filter(line -> !line.latex().isBlank()).count() == 1) {
            return maths.withLatex(environment(set, rows), lines.getFirst().tag());
        }
        int widest = rows.stream().mapToInt(row -> split(row, "&").size()).max().orElse(1);
        var tagged = new ArrayList<String>();
        for (int i = 0; i < rows.size(); i++) {
            var tag = lines.get(i).tag();
            var shown = tag.isEmpty() ? "" : "\\qquad\\text{" + tag + "}";
            int columns = widest + widest % 2 - split(rows.get(i), "&").size();
            tagged.add(rows.get(i) + (set.equals("gather") || tag.isEmpty() ? "" : " &".repeat(columns + 1)) + shown);
        }
        return maths.withLatex(environment(set, tagged), "");
    }

    private static String environment(String name, List<String> rows) {
        var last = rows.getLast().isBlank() ? rows.subList(0, rows.size() - 1) : rows;
        return "\\begin{" + name + "}" + String.join("\\\\", last) + "\\end{" + name + "}";
    }

    /// Returns a line of `eqnarray`, which has its sign in a column of its own, as one of `align`.
    private static String pair(String row) {
        var cells = split(row, "&");
        return cells.size() < 3 ? row : cells.get(0) + "&{}" + String.join("", cells.subList(1, cells.size()));
    }

    private static Line line(String latex, boolean isNumbered, Counter counter) {
        var tag = "";
        var label = "";
        var given = TAG.matcher(latex);
        if (given.find()) {
            label = given.group(2);
            tag = given.group(1).isEmpty() ? "(" + label + ")" : label;
        } else if (isNumbered
                && counter.isCounting
                && !UNNUMBERED.matcher(latex).find()) {
            label = String.valueOf(counter.next++);
            tag = "(" + label + ")";
        }
        var called = LABEL.matcher(latex);
        if (called.find() && !label.isEmpty()) {
            counter.labels.accept(called.group(1), label);
        }
        var rest = without(without(without(latex, TAG), LABEL), UNNUMBERED);
        return new Line(rest, tag);
    }

    private static String without(String latex, Pattern what) {
        return what.matcher(latex).replaceAll(Matcher.quoteReplacement(""));
    }

    /// Returns `latex` cut at each `at` that is in no group and no inner environment.
    private static List<String> split(String latex, String at) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < latex.length(); i++) {
            char c = latex.charAt(i);
            if (depth == 0 && latex.startsWith(at, i)) {
                parts.add(latex.substring(begin, i));
                begin = i + at.length();
                i = begin - 1;
            } else if (c == '\\') {
                depth += latex.startsWith("\\begin{", i) ? 1 : latex.startsWith("\\end{", i) ? -1 : 0;
                i++;
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
        }
        parts.add(latex.substring(begin));
        return parts;
    }
}
