package dev.slipway.kernel.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// The numbers of a notebook's equations, in the order of its texts, and what they are called by `\label`. Immutable.
///
/// Numbered are `equation`, `multline` and each line of `align`, `alignat`, `flalign`, `gather` and `eqnarray`, but not
/// those with a star or with `\nonumber`; `\tag` says something else instead. Source: MathJax 3, option `tags: 'ams'`,
/// and Jupyter Notebook 6, `autoNumber: "AMS"`.
public final class Equations {
    /// Those of no notebook: only `\tag` counts.
    public static final Equations NONE = new Equations(List.of(), Map.of());

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), new MathExtension()))
            .build();
    private static final Pattern REFERENCE = Pattern.compile("\\\\(eq)?ref\\s*\\{([^{}]*)\\}");
    private static final String UNKNOWN = "???";

    private final List<Integer> first;
    private final Map<String, String> labels;

    private Equations(List<Integer> first, Map<String, String> labels) {
        this.first = List.copyOf(first);
        this.labels = Map.copyOf(labels);
    }

    /// Returns those in `texts`, the Markdown of a notebook's cells in their order. Cost: texts without equations are
    /// not parsed.
    public static Equations of(List<String> texts) {
        var first = new ArrayList<Integer>();
        var labels = new HashMap<String, String>();
        var counter = new EquationLines.Counter(1, labels::putIfAbsent);
        for (var text : texts) {
            first.add(counter.next());
            if (text.contains("\\begin") || text.contains("\\tag") || text.contains("\\label")) {
                visit(PARSER.parse(text), maths -> EquationLines.numbered(maths, counter), words -> words);
            }
        }
        return new Equations(first, labels);
    }

    /// Returns `maths` as it stands by itself, outside the notebook's count: with its tags and references.
    public Maths tagged(Maths maths) {
        return referring(EquationLines.numbered(maths, EquationLines.Counter.none()));
    }

    /// Writes numbers and references into `tree`, the parsed text of a cell.
    ///
    /// @param text its place among the texts these were made of, 0-based
    public void number(Node tree, int text) {
        var counter = text >= 0 && text < first.size()
                ? new EquationLines.Counter(first.get(text), (_, _) -> {})
                : EquationLines.Counter.none();
        visit(tree, maths -> referring(EquationLines.numbered(maths, counter)), this::referring);
    }

    /// Returns a text that changes when what `number` does for the cell at `text` would.
    public String state(int text) {
        return (text >= 0 && text < first.size() ? first.get(text) : 0) + " " + new TreeMap<>(labels);
    }

    private Maths referring(Maths maths) {
        return maths.latex().contains("ref")
                ? maths.withLatex(
                        REFERENCE
                                .matcher(maths.latex())
                                .replaceAll(found -> Matcher.quoteReplacement(
                                        "\\text{" + name(found.group(1), found.group(2)) + "}")),
                        maths.tag())
                : maths;
    }

    private String referring(String words) {
        return words.contains("\\")
                ? REFERENCE
                        .matcher(words)
                        .replaceAll(found -> Matcher.quoteReplacement(name(found.group(1), found.group(2))))
                : words;
    }

    private String name(String inBrackets, String label) {
        var name = labels.getOrDefault(label, UNKNOWN);
        return inBrackets == null ? name : "(" + name + ")";
    }

    private static void visit(
            Node tree, java.util.function.UnaryOperator<Maths> change, java.util.function.UnaryOperator<String> words) {
        tree.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof MathInline inline) {
                    inline.change(change);
                } else {
                    visitChildren(node);
                }
            }

            @Override
            public void visit(CustomBlock block) {
                if (block instanceof MathBlock maths) {
                    maths.change(change);
                } else {
                    visitChildren(block);
                }
            }

            @Override
            public void visit(Text text) {
                text.setLiteral(words.apply(text.getLiteral()));
            }
        });
    }
}
