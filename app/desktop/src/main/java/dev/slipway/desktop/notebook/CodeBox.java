package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.CodeText;
import dev.slipway.desktop.editor.Language;
import dev.slipway.desktop.editor.Squiggle;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Mark;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The box with a cell's text: coloured text, or the editor while it is edited; directives as chips. UI thread only.
final class CodeBox extends Region {
    private static final int MOST_LINES = 60;
    private static final List<Mark> SHOWN =
            List.of(Mark.STALE, Mark.OUT_OF_ORDER, Mark.FAILED, Mark.RUNNING, Mark.PAUSED, Mark.QUEUED);

    private final CellViewModel cell;
    private final CellHost host;
    private final CodeText text = new CodeText();
    private final HBox chips = Kit.row(4);
    private final Label reason = Kit.text("", "t1", "warning-text", "stale-reason");
    private final Label more = Kit.text("", "link", "t1");
    private final VBox messages = new VBox();
    private @Nullable CodeEditor editor;
    private String chipsOf = "";
    private boolean whole;
    private double chipsWidth;
    private final Rectangle clip = new Rectangle();
    private final Region edge = new Region();
    private double shift;
    private List<Squiggle> marked = List.of();
    private final LitNames lit = new LitNames();
    private final DebugMarks debug = new DebugMarks();

    CodeBox(CellViewModel cell, CellHost host) {
        this.cell = cell;
        this.host = host;
        getStyleClass().add("code");
        messages.setManaged(false);
        messages.setMouseTransparent(true);
        more.setOnMouseClicked(click -> {
            whole = true;
            show(false);
            click.consume();
        });
        chips.setCursor(Cursor.HAND);
        chips.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.getButton() == MouseButton.PRIMARY && !host.notebook().isReadOnly()) {
                DirectiveForm.open(host, cell);
                press.consume();
            }
        });
        text.setClip(clip);
        edge.getStyleClass().add("edge");
        edge.setMouseTransparent(true);
        if (cell.isCode() && !host.notebook().isReadOnly()) {
            debug.onPress(BreakpointMenu.pressed(host, cell));
        }
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    /// Moves long lines sideways; everything else is the column's.
    private void scrolled(ScrollEvent event) {
        if (editor == null && Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            shift -= event.getDeltaX();
            requestLayout();
            event.consume();
        }
    }

    /// Shows the text as it is; in an editor if `editing`.
    void show(boolean editing) {
        pseudoClasses();
        var chosen = host.runs().loopOf(cell);
        boolean loop =
                chosen != null && chosen.equals(cell) && cell.elementsProperty().get() > 1;
        boolean changed = refreshChips(loop);
        var now = cell.stateProperty().get();
        boolean stale = now.mark() == Mark.STALE || now.mark() == Mark.OUT_OF_ORDER;
        var why = stale ? now.reason() : "";
        changed |= !why.equals(reason.getText());
        changed |= debug.refresh(cell, host.notebook().kernel().debug());
        reason.setText(why);
        if (!editing) {
            changed |= text.show(shown(), language());
        }
        var nodes = nodes(editing, stale);
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
            changed = true;
        }
        mark();
        light();
        if (changed) {
            requestLayout();
        }
    }

    /// Returns what stands in the box now.
    private List<Node> nodes(boolean editing, boolean stale) {
        var nodes = new ArrayList<Node>();
        nodes.add(edge);
        nodes.add(debug.band());
        if (editing) {
            var here = host.editor(cell);
            BreakpointMenu.attend(here, host, cell, debug, this::requestLayout);
            here.show(cell.source(), language());
            editor = here;
            nodes.add(here);
            nodes.add(messages);
        } else {
            editor = null;
            if (!host.occurrences(cell).isEmpty()) {
                nodes.add(lit);
            }
            nodes.add(text);
            nodes.add(debug.marks());
            if (!chips.getChildren().isEmpty()) {
                nodes.add(chips);
            }
            if (stale) {
                nodes.add(reason);
            }
            if (!more.getText().isEmpty()) {
                nodes.add(more);
            }
        }
        return nodes;
    }

    private void pseudoClasses() {
        for (var mark : SHOWN) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(
                            mark.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')),
                    cell.isCode() && cell.stateProperty().get().mark() == mark);
        }
    }

    private Language language() {
        return switch (cell.kind()) {
            case CODE -> host.notebook().isReadOnly() ? Language.PLAIN : Language.JAVA;
            case MARKDOWN -> Language.MARKDOWN;
            case RAW -> Language.PLAIN;
        };
    }

    private String shown() {
        var source = cell.isCode() ? CellChips.withoutDirectives(cell.source(), cell.directives()) : cell.source();
        more.setText("");
        if (whole) {
            return source;
        }
        int lines = 1;
        int cut = source.length();
        for (int at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
            cut = lines == MOST_LINES - 10 ? at : cut;
            lines++;
        }
        if (lines <= MOST_LINES) {
            return source;
        }
        more.setText("Show all " + lines + " lines");
        return source.substring(0, cut);
    }

    private boolean refreshChips(boolean loop) {
        int element = cell.elementProperty().get();
        int elements = cell.elementsProperty().get();
        var key = cell.isCode() ? cell.source() + "\0" + element + "/" + elements + loop + cell.isDisabled() : "";
        if (key.equals(chipsOf)) {
            return false;
        }
        chipsOf = key;
        chips.getChildren().clear();
        if (cell.kind() == CellKind.CODE) {
            chips.getChildren().addAll(CellChips.of(cell.directives()));
            chips.getChildren().addAll(CellChips.ofTests(cell.source()));
            if (cell.isDisabled()) {
                chips.getChildren().addFirst(Kit.iconChip("skip-forward-outline", "disabled"));
            }
            if (loop) {
                chips.getChildren().add(ElementPicker.of(cell, host.runs()));
            }
        }
        chipsWidth = -1;
        return true;
    }

    /// Lights the name at the caret where it stands here.
    void light() {
        if (editor == null && host.occurrences(cell).isEmpty() == getChildren().contains(lit)) {
            show(false);
        }
        var parts = host.occurrences(cell);
        if (editor != null) {
            editor.light(parts);
        } else {
            boolean hides = cell.isCode() && !parts.isEmpty();
            int hidden = hides ? CellChips.hiddenLines(cell.source(), cell.directives()) : 0;
            lit.show(parts, cell.source(), hidden);
        }
    }

    /// Marks the problems where the text is edited.
    void mark() {
        var here = editor;
        if (here == null) {
            marked = List.of();
            messages.getChildren().clear();
            return;
        }
        var squiggles = Squiggle.of(cell.problemsProperty().get(), cell.source());
        here.mark(squiggles);
        if (squiggles.equals(marked)) {
            return;
        }
        marked = squiggles;
        messages.getChildren().clear();
        int last = -1;
        for (var squiggle : here.lineMessages()) {
            if (squiggle.line() != last) {
                last = squiggle.line();
                var message = Kit.text(squiggle.message(), "line-message", "t1");
                message.setUserData(squiggle);
                messages.getChildren().add(message);
            }
        }
        requestLayout();
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || event.isShiftDown() || editor != null) {
            return;
        }
        double line = (event.getY() - text.getLayoutY()) / CodeEditor.LINE;
        double column = (event.getX() - text.getLayoutX()) / CodeEditor.CHARACTER;
        var lines = cell.source().split("\n", -1);
        int row = (int) Math.floor(Math.max(0, line)) + hiddenLines();
        int offset = 0;
        for (int i = 0; i < Math.min(row, lines.length); i++) {
            offset += lines[i].length() + 1;
        }
        if (row < lines.length) {
            offset += Math.clamp(Math.round(column), 0, lines[row].length());
        }
        host.edit(cell, Math.min(offset, cell.source().length()));
        event.consume();
    }

    private int hiddenLines() {
        return cell.isCode() ? CellChips.hiddenLines(cell.source(), cell.directives()) : 0;
    }

    private double chipsWidth() {
        if (chipsWidth < 0 && !chips.getChildren().isEmpty()) {
            chips.applyCss();
            chipsWidth = chips.prefWidth(-1);
        }
        return chips.getChildren().isEmpty() ? 0 : chipsWidth;
    }

    /// Tells whether the chips stand above the text rather than at its right.
    private boolean chipsAbove(double width) {
        if (editor != null || chips.getChildren().isEmpty()) {
            return false;
        }
        var first = shown().lines().findFirst().orElse("");
        double reasonWidth = reason.getText().isEmpty() ? 0 : reason.prefWidth(-1) + 12;
        return 12 + first.length() * CodeEditor.CHARACTER + 24 + chipsWidth() + reasonWidth + 8 > width;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (editor != null) {
            return 16 + editor.prefHeight(width);
        }
        return 16
                + text.prefHeight(-1)
                + (chipsAbove(width) ? 24 : 0)
                + (more.getText().isEmpty() ? 0 : 20);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        edge.resizeRelocate(0, 1, 2, getHeight() - 2);
        if (editor != null) {
            editor.resizeRelocate(1, 8, width - 2, getHeight() - 16);
            double line = editor.place()[0] * CodeEditor.LINE;
            debug.place(8 + editor.caretTop() - line, 1, width, getHeight());
            placeMessages(editor, width);
            return;
        }
        boolean above = chipsAbove(width);
        double top = above ? 32 : 8;
        double extra = more.getText().isEmpty() ? 0 : 20;
        double room = width - 24;
        double wide = Math.max(room, text.prefWidth(-1));
        shift = Math.clamp(shift, 0, wide - room);
        clip.setX(shift - 2);
        clip.setWidth(room + 4);
        clip.setHeight(Math.max(0, getHeight() - top));
        text.resizeRelocate(12 - shift, top, wide, getHeight() - top - 8 - extra);
        lit.place(12 - shift, top, width - 2, getHeight() - 8 - extra);
        debug.place(top, 1 + hiddenLines(), width, getHeight() - extra);
        double chipsX = above ? 12 : width - 8 - chipsWidth();
        chips.resizeRelocate(chipsX, 8, chipsWidth(), 20);
        double reasonWidth = Math.min(reason.prefWidth(-1), width - 24);
        boolean beside = !above && chipsWidth() > 0;
        reason.resizeRelocate((beside ? chipsX - 12 : width - 8) - reasonWidth, 10, reasonWidth, 16);
        more.resizeRelocate(12, getHeight() - 24, more.prefWidth(-1), 16);
    }

    private void placeMessages(CodeEditor here, double width) {
        messages.resizeRelocate(0, 8, width, getHeight() - 16);
        for (var node : messages.getChildren()) {
            if (node instanceof Label label && label.getUserData() instanceof Squiggle squiggle) {
                double left = here.lineEnd(squiggle.line()) + 16;
                double room = width - left - 8;
                double wanted = Math.min(label.prefWidth(-1), room);
                double top = (squiggle.line() - here.place()[0]) * CodeEditor.LINE + here.caretTop();
                label.setVisible(room > 60 && top >= 0 && top <= getHeight() - 20);
                label.setManaged(false);
                label.resizeRelocate(width - 8 - wanted, top + 1, wanted, 18);
            }
        }
    }
}
