package dev.slipway.desktop.run;

import dev.slipway.desktop.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;

/// What a task displayed: Markdown as text, HTML as its words. UI thread only.
final class CardView {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private CardView() {}

    static VBox of(String text) {
        var box = new VBox(6);
        boolean isHtml = text.stripLeading().startsWith("<");
        blocks(PARSER.parse(isHtml ? words(text) : text), box);
        return box;
    }

    /// Returns the words of an HTML text, a line a block.
    static String words(String html) {
        return html.replaceAll("(?is)<(script|style|svg)[^>]*>.*?</\\1>", "")
                .replaceAll("(?i)</(p|div|tr|h[1-6]|li|table)>|<br ?/?>", "\n\n")
                .replaceAll("(?i)</t[dh]>", "  ")
                .replaceAll("<[^>]+>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .strip();
    }

    private static void blocks(Node parent, VBox box) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Heading heading -> box.getChildren().add(flow(heading, heading.getLevel() < 3 ? "t4" : "b"));
                case TableBlock table -> box.getChildren().add(table(table));
                case BulletList list -> items(list, box, false);
                case OrderedList list -> items(list, box, true);
                case FencedCodeBlock code -> box.getChildren().add(code(code.getLiteral()));
                case IndentedCodeBlock code -> box.getChildren().add(code(code.getLiteral()));
                default -> box.getChildren().add(flow(node, "t2"));
            }
        }
    }

    private static void items(Node list, VBox box, boolean numbered) {
        int number = 1;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem && item.getFirstChild() != null) {
                var flow = flow(item.getFirstChild(), "t2");
                flow.getChildren().addFirst(text(numbered ? number++ + ". " : "•  ", "t2"));
                flow.setPadding(new Insets(0, 0, 0, 8));
                box.getChildren().add(flow);
            }
        }
    }

    private static Region code(String literal) {
        var label = Kit.text(literal.stripTrailing(), "mono", "t1");
        label.getStyleClass().add("preview");
        return label;
    }

    private static GridPane table(Node table) {
        var grid = new GridPane(16, 2);
        int row = 0;
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var line = part.getFirstChild(); line != null; line = line.getNext()) {
                if (line instanceof TableRow) {
                    var cells = new ArrayList<javafx.scene.Node>();
                    for (var cell = line.getFirstChild(); cell != null; cell = cell.getNext()) {
                        if (cell instanceof TableCell one) {
                            cells.add(flow(one, one.isHeader() ? "m5" : "t2"));
                        }
                    }
                    grid.addRow(row++, cells.toArray(javafx.scene.Node[]::new));
                }
            }
        }
        return grid;
    }

    private static TextFlow flow(Node node, String style) {
        var flow = new TextFlow();
        inline(node, flow, style);
        return flow;
    }

    private static void inline(Node parent, TextFlow flow, String style) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case org.commonmark.node.Text words -> flow.getChildren().add(text(words.getLiteral(), style));
                case Code code -> flow.getChildren().add(text(code.getLiteral(), "mono", "t2"));
                case SoftLineBreak _ -> flow.getChildren().add(text(" ", style));
                case HardLineBreak _ -> flow.getChildren().add(text("\n", style));
                case StrongEmphasis strong -> inline(strong, flow, "b");
                case Emphasis emphasis -> inline(emphasis, flow, style);
                default -> inline(node, flow, style);
            }
        }
    }

    private static Text text(String words, String... styles) {
        var text = new Text(words);
        text.getStyleClass().addAll(styles);
        return text;
    }
}
