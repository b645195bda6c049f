package dev.slipway.desktop.output;

import dev.slipway.desktop.math.Formula;
import dev.slipway.desktop.math.FormulaView;
import dev.slipway.kernel.markdown.MathBlock;
import dev.slipway.kernel.markdown.MathInline;
import dev.slipway.kernel.markdown.Maths;
import dev.slipway.kernel.markdown.Maths.Part;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Paragraph;

/// Text with formulas as nodes: those that stand by themselves are centred on lines of their own. UI thread only.
final class MathView {
    /// Of running text. Unit: px.
    static final double TEXT_SIZE = 13;

    private static final double ALONE_SIZE = 14;

    private final Links links;

    MathView(Links links) {
        this.links = links;
    }

    /// Returns an output of LaTeX: a formula, or words with formulas.
    static Node of(String latex, Links links) {
        var parts = Maths.parts(latex.strip());
        if (parts.stream().noneMatch(Part.Formula.class::isInstance)) {
            parts = List.of(new Part.Formula(new Maths(latex.strip(), latex.strip(), Maths.Style.DISPLAY)));
        }
        var tagged = parts.stream()
                .map(part -> part instanceof Part.Formula(var maths)
                        ? new Part.Formula(links.equations().tagged(maths))
                        : part)
                .toList();
        return new MathView(links).all(tagged);
    }

    /// Returns lines that are a formula.
    Node block(MathBlock block) {
        return all(block.parts());
    }

    private Node all(List<Part> parts) {
        var lines = new ArrayList<Node>();
        var line = MarkdownView.text("p");
        for (var part : parts) {
            switch (part) {
                case Part.Words(var words) -> line.getChildren().add(new Text(words));
                case Part.Formula(var maths)
                when maths.style() == Maths.Style.DISPLAY -> {
                    line = next(lines, line);
                    lines.add(alone(maths));
                }
                case Part.Formula(var maths) -> line.getChildren().add(inline(maths));
            }
        }
        next(lines, line);
        return together(lines);
    }

    /// Returns a paragraph.
    Node paragraph(Paragraph paragraph) {
        var lines = new ArrayList<Node>();
        var line = MarkdownView.text("p");
        var inline = new MarkdownInline(links, line, TEXT_SIZE);
        for (var node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof MathInline formula && formula.maths().style() == Maths.Style.DISPLAY) {
                inline.end();
                line = next(lines, line);
                lines.add(alone(formula.maths()));
                inline = new MarkdownInline(links, line, TEXT_SIZE);
            } else {
                inline.add(node);
            }
        }
        inline.end();
        next(lines, line);
        return together(lines);
    }

    private static TextFlow next(List<Node> lines, TextFlow line) {
        boolean isBlank = line.getChildren().stream()
                .allMatch(node -> node instanceof Text text && text.getText().isBlank());
        if (isBlank) {
            line.getChildren().clear();
            return line;
        }
        lines.add(line);
        return MarkdownView.text("p");
    }

    private static Node together(List<Node> lines) {
        if (lines.size() == 1) {
            return lines.getFirst();
        }
        var all = new VBox(8);
        all.getChildren().setAll(lines);
        return all;
    }

    private Node alone(Maths maths) {
        return FormulaView.alone(new Formula(maths, links.definitions()), ALONE_SIZE, links::work);
    }

    private Node inline(Maths maths) {
        return new FormulaView(new Formula(maths, links.definitions()), TEXT_SIZE, links::work);
    }
}
