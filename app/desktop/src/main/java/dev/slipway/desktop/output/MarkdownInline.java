package dev.slipway.desktop.output;

import dev.slipway.desktop.math.Formula;
import dev.slipway.desktop.math.FormulaView;
import dev.slipway.kernel.markdown.MathInline;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.jspecify.annotations.Nullable;

/// The inline part of Markdown: texts of one look in a row are one, for a flow lays out each part by a look at all the
/// others. One use each.
final class MarkdownInline {
    /// Of more parts than this a flow takes seconds to lay out; the words of the others become one part.
    private static final int MOST_PARTS = 1_000;

    private final Links links;
    private final TextFlow flow;
    private final List<String> styles = new ArrayList<>();
    private final double size;
    private final StringBuilder pending = new StringBuilder();
    private @Nullable String address;

    /// @param size of the text. Unit: px
    MarkdownInline(Links links, TextFlow flow, double size) {
        this.links = links;
        this.flow = flow;
        this.size = size;
    }

    /// Adds everything inside `parent`, and ends.
    void all(Node parent) {
        parts(parent);
        end();
    }

    /// Adds `node`.
    void add(Node node) {
        part(node);
    }

    /// Adds what is still to be added, and says so if it was too much to be shown as it was meant.
    void end() {
        boolean isFull = isFull();
        put();
        if (isFull) {
            styles.add("md-em");
            add(" (Shown as words from here on, without links, formulas and styles: the paragraph is too long.)");
            put();
            styles.removeLast();
        }
    }

    private boolean isFull() {
        return flow.getChildren().size() >= MOST_PARTS;
    }

    private void parts(Node parent) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            part(node);
        }
    }

    private void part(Node node) {
        switch (node) {
            case org.commonmark.node.Text text -> add(text.getLiteral());
            case Code code -> within("md-code", () -> add(code.getLiteral()));
            case Emphasis emphasis -> within("md-em", () -> parts(emphasis));
            case StrongEmphasis strong -> within("md-strong", () -> parts(strong));
            case Link link -> link(link);
            case Image image -> within("md-em", () -> add(words(image)));
            case MathInline maths when isFull() -> add(maths.maths().words());
            case MathInline maths -> {
                flush();
                flow.getChildren()
                        .add(new FormulaView(new Formula(maths.maths(), links.definitions()), size, links::work));
            }
            case SoftLineBreak _ -> add(" ");
            case HardLineBreak _ -> add("\n");
            case HtmlInline html -> add(html.getLiteral().matches("(?i)<br\\s*/?>") ? "\n" : "");
            default -> parts(node);
        }
    }

    private void link(Link link) {
        flush();
        var before = address;
        address = link.getDestination();
        within("link", () -> parts(link));
        address = before;
    }

    private void within(String style, Runnable inside) {
        if (isFull()) {
            inside.run();
            return;
        }
        flush();
        styles.add(style);
        inside.run();
        flush();
        styles.removeLast();
    }

    private void add(String words) {
        pending.append(words);
    }

    private void flush() {
        if (!isFull()) {
            put();
        }
    }

    private void put() {
        if (pending.isEmpty()) {
            return;
        }
        var text = new Text(pending.toString());
        pending.setLength(0);
        text.getStyleClass().addAll(styles);
        var target = address;
        if (target != null) {
            text.setOnMouseClicked(_ -> links.follow(target));
        }
        flow.getChildren().add(text);
    }

    /// Returns the words inside `parent`, without any mark.
    static String words(Node parent) {
        var words = new StringBuilder();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            words.append(
                    switch (node) {
                        case org.commonmark.node.Text text -> text.getLiteral();
                        case Code code -> code.getLiteral();
                        case MathInline maths -> maths.maths().words();
                        case SoftLineBreak _, HardLineBreak _ -> " ";
                        default -> words(node);
                    });
        }
        return words.toString().strip();
    }
}
