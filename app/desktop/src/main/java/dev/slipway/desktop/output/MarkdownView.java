package dev.slipway.desktop.output;

import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.markdown.MathBlock;
import dev.slipway.kernel.markdown.MathExtension;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// CommonMark with tables as nodes. Nothing in it is executed, and pictures come from where `Links` allows. UI thread
/// only.
public final class MarkdownView extends VBox {
    /// Quotes and lists that are nested deeper would leave their text no width.
    private static final int DEEPEST = 24;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), new MathExtension()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST)
            .build();
    private static final double WIDEST = 820;
    private static final int OUTPUT = -1;
    private static final int MOST_ROWS = 500;
    private static final int MOST_BLOCKS = 400; // paragraphs, headings, items …
    private static final int MOST_CODE = 50_000; // UTF-16 units

    private final Links links;
    private final MathView maths;
    private final String markdown;
    private final int place;
    private int left;
    private int rest = -1;

    /// @param markdown an output, whose equations are not counted
    public MarkdownView(String markdown, Links links) {
        this(markdown, links, OUTPUT);
    }

    /// @param place number of the cell whose text this is, 0-based
    public MarkdownView(String markdown, Links links, int place) {
        this.links = links;
        this.markdown = markdown;
        this.place = place;
        maths = new MathView(links);
        getStyleClass().add("markdown");
        fill(MOST_BLOCKS);
    }

    /// Shows the first `most` blocks, and the rest as it was written.
    private void fill(int most) {
        left = most;
        rest = -1;
        getChildren().clear();
        var tree = PARSER.parse(markdown);
        if (markdown.indexOf('\\') >= 0) {
            links.equations().number(tree, place);
        }
        blocks(tree, this);
        if (getChildren().isEmpty()) {
            getChildren().add(dev.slipway.desktop.kit.Kit.text("Empty text: press Enter to write", "subtle"));
        }
        if (rest >= 0) {
            var lines = markdown.lines().skip(rest).toList();
            var log = new TextLog("rest");
            lines.forEach(line -> log.append(line + "\n"));
            getChildren().addAll(others(lines.size()), new TextView(log, links));
        }
    }

    private Node others(int lines) {
        var note = dev.slipway.desktop.kit.Kit.text(
                "The other " + Words.count(lines, "line") + " as they were written:", "t1", "muted");
        var all = dev.slipway.desktop.kit.Kit.button("", "Show them as prose", () -> fill(Integer.MAX_VALUE), "small");
        return dev.slipway.desktop.kit.Kit.row(8, note, all);
    }

    /// Tells whether enough is shown without `block`.
    private boolean isEnough(org.commonmark.node.Node block) {
        if (left > 0) {
            left--;
            return false;
        }
        if (rest < 0 && !block.getSourceSpans().isEmpty()) {
            rest = block.getSourceSpans().getFirst().getLineIndex();
        }
        return true;
    }

    private void blocks(org.commonmark.node.Node parent, VBox into) {
        for (var block = parent.getFirstChild(); block != null; block = block.getNext()) {
            boolean isBegun = parent instanceof ListItem && block.getPrevious() == null; // its mark is shown
            if (!isBegun && isEnough(block)) {
                return;
            }
            var node = block(block);
            if (node instanceof Region region && !(block instanceof TableBlock)) {
                region.setMaxWidth(WIDEST);
            }
            into.getChildren().add(node);
        }
    }

    private Node block(org.commonmark.node.Node block) {
        return switch (block) {
            case Heading heading -> flow(heading, "h" + heading.getLevel());
            case Paragraph paragraph -> paragraph(paragraph);
            case BulletList list -> list(list, 0, list.isTight());
            case OrderedList list ->
                list(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber(), list.isTight());
            case BlockQuote quote -> quote(quote);
            case FencedCodeBlock code -> code(code.getLiteral(), code.getInfo() == null ? "" : code.getInfo());
            case IndentedCodeBlock code -> code(code.getLiteral(), "");
            case ThematicBreak _ -> rule();
            case TableBlock table -> table(table);
            case HtmlBlock html -> plain(HtmlTable.text(html.getLiteral()));
            case MathBlock formula -> maths.block(formula);
            default -> flow(block, "p");
        };
    }

    private Node paragraph(Paragraph paragraph) {
        if (paragraph.getFirstChild() instanceof org.commonmark.node.Image image && image.getNext() == null) {
            return picture(image);
        }
        return maths.paragraph(paragraph);
    }

    private TextFlow flow(org.commonmark.node.Node parent, String style) {
        var flow = text(style);
        new MarkdownInline(links, flow, size(style)).all(parent);
        return flow;
    }

    static TextFlow text(String style) {
        var flow = new TextFlow();
        flow.getStyleClass().addAll("md-text", "md-" + style);
        Selecting.byDragging(flow);
        return flow;
    }

    /// Returns how large text of `style` is, as the stylesheet says. Unit: px.
    private static double size(String style) {
        return switch (style) {
            case "h1" -> 22;
            case "h2" -> 16;
            default -> MathView.TEXT_SIZE;
        };
    }

    private static TextFlow plain(String text) {
        var flow = text("p");
        flow.getChildren().add(new javafx.scene.text.Text(text));
        return flow;
    }

    /// Returns a list; `first` is 0 for bullets, else the first number.
    private Node list(org.commonmark.node.Node list, int first, boolean tight) {
        var rows = new VBox(tight ? 2 : 8);
        rows.getStyleClass().add("md-list");
        int number = first;
        for (var item = list.getFirstChild(); item != null && !isEnough(item); item = item.getNext()) {
            var mark = dev.slipway.desktop.kit.Kit.text(first == 0 ? "•" : number++ + ".", "muted", "md-mark");
            mark.setMinWidth(20);
            var body = new VBox(4);
            blocks(item, body);
            HBox.setHgrow(body, Priority.ALWAYS);
            rows.getChildren().add(new HBox(mark, body));
        }
        return rows;
    }

    private Node quote(BlockQuote quote) {
        var body = new VBox(8);
        body.getStyleClass().add("md-quote");
        blocks(quote, body);
        return body;
    }

    /// Returns a table; a long one as words, since each of its cells would be laid out by a look at all the others.
    private Node table(TableBlock table) {
        if (MarkdownTables.isPlain(table)) {
            return new TableGrid(MarkdownTables.read(table).content(), links);
        }
        int rows = MarkdownTables.rows(table);
        if (rows <= MOST_ROWS) {
            return new RichTable(table, links);
        }
        var note = dev.slipway.desktop.kit.Kit.text(
                "Shown as words, without its links, formulas and styles: it has " + Words.count(rows, "row") + ".",
                "t1",
                "muted");
        return new VBox(4, new TableGrid(MarkdownTables.read(table).content(), links), note);
    }

    private Node code(String literal, String language) {
        if (literal.length() > MOST_CODE) {
            var log = new TextLog("code");
            log.append(literal.stripTrailing() + "\n");
            return new TextView(log, links);
        }
        var text = new dev.slipway.desktop.editor.CodeText();
        boolean java = language.isEmpty() || language.startsWith("java") || language.equals("jshell");
        text.show(
                literal.stripTrailing(),
                java ? dev.slipway.desktop.editor.Language.JAVA : dev.slipway.desktop.editor.Language.PLAIN);
        text.getStyleClass().add("md-code-block");
        return text;
    }

    private static Node rule() {
        var rule = new Region();
        rule.getStyleClass().add("hairline");
        rule.setMinHeight(1);
        rule.setMaxHeight(1);
        return rule;
    }

    private Node picture(org.commonmark.node.Image image) {
        var address = links.picture(image.getDestination());
        var words = MarkdownInline.words(image);
        if (address.isEmpty()) {
            return plain((words.isEmpty() ? image.getDestination() : words) + " (picture not shown)");
        }
        return new ProsePicture(address.get(), words, links);
    }

    /// Returns the plain words of the first heading; empty if there is none.
    public static java.util.Optional<Title> heading(String markdown) {
        for (var block = PARSER.parse(markdown).getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading heading) {
                return java.util.Optional.of(new Title(MarkdownInline.words(heading), heading.getLevel()));
            }
        }
        return java.util.Optional.empty();
    }

    /// A heading: its words without marks, and its level from 1.
    public record Title(String words, int level) {}
}
