package dev.slipway.kernel.dialect;

import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.snippet.CodeText;
import dev.slipway.kernel.snippet.Nesting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A cell's text as the compiler takes it. Live engine, replay and analysis all take it from here. Immutable.
///
/// @param parts stretches of Java in order; copied
/// @param magics what is not Java, in order; those of loaded files stand where the file is loaded; copied
public record CellText(List<Part> parts, List<Magic> magics) {
    /// A stretch of Java; no snippet reaches over its end.
    ///
    /// @param java the text; of the cell's own as long as what it stands for
    /// @param offset UTF-16 offset in the cell where it begins
    /// @param line 1-based line in the cell where it begins
    /// @param isGenerated whether it stands in place of what the cell says there: all of it counts as at `offset`
    public record Part(String java, int offset, int line, boolean isGenerated) {}

    public CellText {
        parts = List.copyOf(parts);
        magics = List.copyOf(magics);
    }

    /// Returns the text of a code cell. What runs its tests comes last.
    public static CellText of(SourceCell cell) {
        var text = asWritten(cell).readable();
        var tests = TestMethods.find(text.own());
        return tests.isEmpty() ? text : text.with(tests);
    }

    /// Returns the text of a code cell without what runs its tests.
    public static CellText asWritten(SourceCell cell) {
        return MagicReader.read(cell.source(), cell.loads());
    }

    private CellText with(List<TestMethods.Found> tests) {
        var all = new ArrayList<Part>();
        for (var part : parts) {
            var java = new StringBuilder(part.java());
            if (!part.isGenerated()) {
                tests.forEach(test -> test.hidden().forEach(hidden -> blank(java, hidden, part.offset())));
            }
            all.add(new Part(java.toString(), part.offset(), part.line(), part.isGenerated()));
        }
        var first = tests.getFirst();
        all.add(new Part(TestMethods.calls(tests), first.hidden().getFirst().offset(), first.line(), true));
        return new CellText(all, magics);
    }

    /// Puts blanks in place of `hidden`, line for line.
    private static void blank(StringBuilder java, TestMethods.Hidden hidden, int offset) {
        int from = hidden.offset() - offset;
        for (int i = Math.max(0, from); i < Math.min(java.length(), from + hidden.length()); i++) {
            if (java.charAt(i) != '\n') {
                java.setCharAt(i, ' ');
            }
        }
    }

    /// Returns `source` with blanks for all that is not Java: as long, line for line.
    public static String java(String source) {
        return MagicReader.read(source, java.util.Map.of()).readable().own();
    }

    /// Returns this text with blanks for what no compiler may see: what is nested too deep for it, and types after
    /// which it finds nothing any more.
    private CellText readable() {
        if (parts.stream().allMatch(CellText::isReadable)) {
            return this;
        }
        var blank = new ArrayList<Part>();
        for (var part : parts) {
            var java = isReadable(part) ? part.java() : part.java().replaceAll("[^\n]", " ");
            blank.add(new Part(java, part.offset(), part.line(), part.isGenerated()));
        }
        return new CellText(blank, magics);
    }

    private static boolean isReadable(Part part) {
        return Nesting.tooDeepAt(part.java()) < 0 && !HidingTypes.hidePackages(part.java());
    }

    /// Returns the UTF-16 offset in the cell where its Java is nested too deep for the compiler; -1 if it is not.
    static int tooDeepAt(SourceCell cell) {
        for (var part : asWritten(cell).parts()) {
            int at = Nesting.tooDeepAt(part.java());
            if (at >= 0) {
                return part.isGenerated() ? part.offset() : part.offset() + at;
            }
        }
        return -1;
    }

    private String own() {
        return parts.stream()
                .filter(part -> !part.isGenerated())
                .map(Part::java)
                .collect(Collectors.joining());
    }

    /// Returns the snippets of all parts, with their places in the cell.
    ///
    /// @param splitter cuts Java into snippets
    public List<CellSnippet> snippets(Function<String, List<CellSnippet>> splitter) {
        var all = placed(splitter);
        if (all.size() > 1 && TestMethods.areCalls(parts.getLast().java()) && endsInValue()) {
            Collections.swap(all, all.size() - 2, all.size() - 1);
        }
        return List.copyOf(all);
    }

    /// Tells whether the cell's last snippet is an expression, whose value is shown: it stays the last.
    private boolean endsInValue() {
        var own = own();
        int last = CodeText.lastOutsideBrackets(own);
        return last >= 0 && own.charAt(last) != ';' && own.charAt(last) != '}';
    }

    private List<CellSnippet> placed(Function<String, List<CellSnippet>> splitter) {
        var all = new ArrayList<CellSnippet>();
        for (var part : parts) {
            for (var snippet : splitter.apply(part.java())) {
                all.add(
                        part.isGenerated()
                                ? new CellSnippet(snippet.text(), part.offset(), part.line(), snippet.shape(), true)
                                : new CellSnippet(
                                        snippet.text(),
                                        part.offset() + snippet.offset(),
                                        part.line() + snippet.line() - 1,
                                        snippet.shape(),
                                        false));
            }
        }
        return all;
    }
}
