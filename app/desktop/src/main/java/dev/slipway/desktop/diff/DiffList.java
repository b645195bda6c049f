package dev.slipway.desktop.diff;

import dev.slipway.desktop.diff.DiffRow.Half;
import dev.slipway.desktop.editor.CodeText;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.CodeDiff.Piece;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// Lines of two texts, side by side or in line. UI thread only.
public final class DiffList extends ListView<DiffRow> {
    /// Height of a line. Unit: px.
    public static final double LINE = 20;

    private static final int LONGEST = 600;
    private static final double CHARACTER = 7.2;

    private final ObservableList<DiffRow> rows = FXCollections.observableArrayList();
    private boolean isSideBySide = true;

    /// @param words what it is, for those who cannot see it
    /// @param nothing what stands there while there is no row
    public DiffList(String words, String nothing) {
        setItems(rows);
        getStyleClass().addAll("row-list", "diff");
        setFixedCellSize(LINE);
        setAccessibleText(words);
        setCellFactory(_ -> new Cell());
        setPlaceholder(Kit.text(nothing, "t2", "subtle"));
        setMinHeight(0);
        widthProperty().subscribe((was, is) -> {
            if (!was.equals(is)) {
                refresh();
            }
        });
    }

    /// Shows `lines`, in two columns or in one.
    public void show(List<DiffRow> lines, boolean sideBySide) {
        isSideBySide = sideBySide;
        rows.setAll(lines);
        refresh();
    }

    /// Returns how high all of it is. Unit: px.
    public double wholeHeight() {
        return rows.size() * LINE + 2;
    }

    /// Brings the next change into view.
    public void next() {
        int from = Math.max(-1, getSelectionModel().getSelectedIndex());
        for (int i = 1; i <= rows.size(); i++) {
            int at = (from + i) % rows.size();
            if (DiffRow.begins(rows, at)) {
                getSelectionModel().clearAndSelect(at);
                scrollTo(at);
                return;
            }
        }
    }

    private Node node(DiffRow row) {
        return switch (row) {
            case DiffRow.Cell cell -> head(Kit.text(cell.title(), "m5"), Kit.text(cell.change(), "subtle"));
            case DiffRow.Gap gap -> head(Kit.text(Words.count(gap.lines(), "equal line"), "t1", "subtle"));
            case DiffRow.Text text
            when isSideBySide ->
                new HBox(half(text, text.left(), "removed", "-", false), half(text, text.right(), "added", "+", true));
            case DiffRow.Text text ->
                text.right() == null
                        ? half(text, text.left(), "removed", "-", false)
                        : half(
                                text,
                                text.right(),
                                text.left() == null ? "added" : "kept",
                                text.left() == null ? "+" : "",
                                false);
        };
    }

    private static HBox head(Node... nodes) {
        var box = Kit.row(8, nodes);
        box.getStyleClass().add("diff-head");
        return box;
    }

    private Node half(DiffRow.Text text, @Nullable Half half, String style, String sign, boolean isRight) {
        var box = new HBox();
        box.getStyleClass().add("half");
        if (isRight) {
            box.getStyleClass().add("right");
        }
        box.setMinWidth(0);
        box.setPrefWidth(getWidth() / (isSideBySide ? 2 : 1) - 6);
        box.setMinHeight(LINE);
        HBox.setHgrow(box, Priority.ALWAYS);
        if (half == null) {
            box.getStyleClass().add("nothing");
            return box;
        }
        if (half.changed()) {
            box.getStyleClass().add(style);
        }
        box.getChildren()
                .addAll(
                        Kit.text(String.valueOf(half.number()), "number"),
                        Kit.text(half.changed() ? sign : "", "sign"));
        if (half.tokens().isEmpty()) {
            addPieces(box, text, half);
        } else {
            box.getChildren().add(coloured(half));
        }
        explain(box, half);
        return box;
    }

    private void addPieces(HBox box, DiffRow.Text text, Half half) {
        boolean isPair = text.left() != null && text.right() != null;
        int skipped = half.changed() && isPair ? skipped(half) : 0;
        int room = LONGEST;
        for (var piece : half.pieces()) {
            int from = Math.min(skipped, piece.text().length());
            skipped -= from;
            if (room > 0 && from < piece.text().length()) {
                var cut = new Piece((from > 0 ? "…" : "") + piece.text().substring(from), piece.differs());
                box.getChildren().add(piece(cut, room, half.changed() && isPair));
                room -= cut.text().length();
            }
        }
    }

    private static CodeText coloured(Half half) {
        var words = words(half);
        var code = new CodeText();
        var isLong = words.length() > LONGEST;
        code.show(
                isLong ? words.substring(0, LONGEST) + "…" : words,
                half.tokens().stream().filter(token -> token.end() <= LONGEST).toList());
        code.setMinWidth(USE_PREF_SIZE);
        return code;
    }

    private static String words(Half half) {
        var all = new StringBuilder();
        half.pieces().forEach(piece -> all.append(piece.text()));
        return all.toString();
    }

    /// Returns how many characters of a long line are left out, so that the first difference is seen.
    private int skipped(Half half) {
        int equal = 0;
        for (var piece : half.pieces()) {
            if (piece.differs()) {
                break;
            }
            equal += piece.text().length();
        }
        return equal > seen() * 2 / 3 ? equal - seen() / 3 : 0;
    }

    /// Returns about how many characters of a line there is room for.
    private int seen() {
        return (int) Math.max(20, (getWidth() / (isSideBySide ? 2 : 1) - 64) / CHARACTER);
    }

    /// Lets a line that is longer than its room say all of it.
    private void explain(HBox box, Half half) {
        var words = words(half);
        if (words.length() > seen()) {
            Tooltip.install(box, Kit.tooltip(Words.shorten(words, 2 * LONGEST)));
        }
    }

    private static Label piece(Piece piece, int room, boolean isChanged) {
        var words = piece.text().replace("\t", "    ");
        var label = Kit.text(words.length() > room ? words.substring(0, room) + "…" : words, "piece");
        if (piece.differs() && isChanged) {
            label.getStyleClass().add("differs");
        }
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private final class Cell extends ListCell<DiffRow> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable DiffRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("banner");
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            if (row instanceof DiffRow.Cell) {
                getStyleClass().add("banner");
            }
            setGraphic(node(row));
        }
    }
}
