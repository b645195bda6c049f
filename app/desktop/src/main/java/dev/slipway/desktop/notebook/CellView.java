package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.output.MarkdownView;
import dev.slipway.desktop.output.OutputPane;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// One cell: margin, text, outputs. It draws what the view model says and keeps its output nodes. UI thread only.
final class CellView extends Region {
    private static final double RIGHT = 6;
    private static final double GAP = 8;
    private static final double SELECTION = 3;
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass EDITING = PseudoClass.getPseudoClass("editing");

    private static final PseudoClass WOULD_RUN = PseudoClass.getPseudoClass("would-run");
    private static final PseudoClass UPSTREAM = PseudoClass.getPseudoClass("upstream");
    private static final PseudoClass DOWNSTREAM = PseudoClass.getPseudoClass("downstream");

    private final CellViewModel cell;
    private final CellHost host;
    private final MarginView margin;
    private final VBox body = new VBox();
    private final Region selection = new Region();
    private final OutputPane outputs;
    private final Label folded;
    private final PauseTransition later = new PauseTransition(Duration.millis(80));
    private final Label foldedCode;
    private final Label foldedSection;
    private final InsertPoint insert;
    private final StackPane prose = new StackPane();
    private final Button menu;
    private @Nullable CodeBox code;
    private String renderedOf = "";
    private @Nullable CellKind kind;
    private boolean due;

    CellView(CellViewModel cell, CellHost host) {
        this.cell = cell;
        this.host = host;
        getStyleClass().add("cell");
        var drag = new Label();
        margin = new MarginView(cell, this::run, drag, host::tip);
        margin.onRunHover(hovered -> host.preview(hovered ? List.of(cell) : List.of())
                .words(host.notebook().cells()));
        outputs = new OutputPane(cell.outputs(), host.links(cell));
        folded = fold(host.edits().folding()::toggleOutputs);
        foldedCode = fold(host.edits().folding()::toggleCode);
        foldedSection = fold(host.edits().folding()::unfoldSection);
        selection.getStyleClass().add("cell-selection");
        menu = Kit.iconButton("dots-horizontal", "What can be done with this cell", () -> {}, "small", "cell-menu");
        menu.setFocusTraversable(false);
        menu.setOnAction(_ -> host.menu(cell, menu));
        insert = new InsertPoint(host, cell);
        getChildren().addAll(selection, margin, body, menu, insert);
        drag.setOnMouseDragged(event -> host.drag(cell, event.getSceneY(), false));
        drag.setOnMouseReleased(event -> host.drag(cell, event.getSceneY(), true));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        prose.getStyleClass().add("prose");
        prose.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && click.getButton() == MouseButton.PRIMARY) {
                host.edit(cell, cell.source().length());
            }
        });
        hoverProperty().subscribe(_ -> showTools());
        later.setOnFinished(_ -> showOutputs());
        listen();
    }

    /// Returns how high a cell will be, about. Unit: px.
    static double estimate(CellViewModel cell) {
        long lines = cell.source().chars().filter(c -> c == '\n').count() + 1;
        double text = cell.kind() == CellKind.MARKDOWN
                ? Math.max(24, cell.source().length() / 90.0 * 22 + lines * 8)
                : Math.min(60, lines) * 20 + 16;
        return text + Math.min(3, cell.outputs().items().size()) * 160 + 8;
    }

    private void listen() {
        cell.cellProperty().subscribe(_ -> refresh());
        cell.stateProperty().subscribe(_ -> refresh());
        cell.editingProperty().subscribe(_ -> refresh());
        cell.elementsProperty().subscribe(_ -> refresh());
        cell.elementProperty().subscribe(_ -> refresh());
        cell.foldsProperty().subscribe(_ -> {
            refresh();
            showOutputs();
        });
        cell.problemsProperty().subscribe(_ -> mark());
        cell.outputs().versionProperty().subscribe(_ -> outputsChanged());
    }

    /// Returns what stands where something is folded; a click shows it.
    private Label fold(Runnable unfold) {
        var label = Kit.text("", "t1", "muted", "folded");
        label.setOnMouseClicked(click -> {
            host.select(cell, false);
            unfold.run();
            click.consume();
        });
        return label;
    }

    private void run() {
        host.select(cell, false);
        host.runs().run();
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !event.isConsumed()) {
            host.select(cell, event.isShiftDown());
        }
    }

    /// Returns the editor's box if the cell shows one.
    @Nullable
    CodeBox code() {
        return code;
    }

    /// Shows what has changed of the cell, selection and mode included.
    void refresh() {
        var notebook = host.notebook();
        boolean current = cell.equals(notebook.current());
        boolean isTyped = notebook.modeProperty().get() == NotebookViewModel.Mode.EDIT;
        boolean editing = current && isTyped && host.isActive();
        pseudoClassStateChanged(CURRENT, current);
        pseudoClassStateChanged(SELECTED, notebook.selected().contains(cell));
        pseudoClassStateChanged(EDITING, editing);
        if (kind != cell.kind()) {
            kind = cell.kind();
            code = null;
            renderedOf = "\0";
        }
        margin.refresh();
        showTools();
        if (cell.kind() == CellKind.MARKDOWN && !cell.editingProperty().get()) {
            showProse();
        } else {
            showCode(editing);
        }
    }

    private void showProse() {
        var source = cell.source();
        var links = host.links(cell);
        int place = host.notebook().cells().indexOf(cell);
        var now = source.indexOf('\\') < 0
                ? source
                : source + "\0" + links.equations().state(place);
        if (!renderedOf.equals(now)) {
            renderedOf = now;
            var view = new MarkdownView(source, links, place);
            prose.getChildren().setAll(new VBox(4, view, foldedSection));
        }
        int hidden = host.notebook().sections().hides(cell);
        foldedSection.setText(Words.count(hidden, "cell") + " folded");
        foldedSection.setVisible(hidden > 0);
        foldedSection.setManaged(hidden > 0);
        show(prose);
    }

    private void showCode(boolean editing) {
        if (cell.foldsProperty().get().code() && !editing && cell.isCode()) {
            foldedCode.setText(Folding.codeWords(cell));
            show(foldedCode);
            return;
        }
        var box = code;
        if (box == null) {
            box = new CodeBox(cell, host);
            code = box;
        }
        box.show(editing);
        show(box);
    }

    private void show(Region text) {
        if (body.getChildren().isEmpty() || !body.getChildren().getFirst().equals(text)) {
            body.getChildren().setAll(text);
            showOutputs();
        }
    }

    private void showTools() {
        margin.showTools(isHover() || cell.equals(host.notebook().current()));
        menu.setVisible(isHover());
    }

    /// Tints the margin by what `preview` says of this cell.
    void preview(RunPreview preview) {
        pseudoClassStateChanged(WOULD_RUN, preview.runs().contains(cell.id()));
        pseudoClassStateChanged(UPSTREAM, preview.upstream().contains(cell.id()));
        pseudoClassStateChanged(DOWNSTREAM, preview.downstream().contains(cell.id()));
    }

    /// Lights the name at the caret where it stands in this cell.
    void light() {
        if (code != null) {
            code.light();
        }
    }

    private void mark() {
        if (code != null) {
            code.mark();
        }
    }

    /// Tells the margin that time has passed.
    void tick() {
        margin.tick();
    }

    private void outputsChanged() {
        if (cell.stateProperty().get().mark() != Mark.RUNNING || Toolkit.prefersStill()) {
            showOutputs();
        } else if (!due) {
            due = true;
            later.playFromStart();
        }
    }

    private void showOutputs() {
        due = false;
        boolean any = cell.isCode() && !cell.outputs().isEmpty();
        boolean fold = any && cell.foldsProperty().get().outputs();
        if (any && !fold) {
            outputs.refresh();
        }
        if (fold) {
            folded.setText(Folding.outputWords(cell.outputs()));
        }
        var wanted = fold ? folded : outputs;
        body.getChildren().removeIf(node -> (node.equals(outputs) && (!any || fold)) || (node.equals(folded) && !fold));
        if (any && !body.getChildren().isEmpty() && !body.getChildren().contains(wanted)) {
            body.getChildren().add(wanted);
            VBox.setMargin(wanted, new Insets(8, 0, 0, 0));
        }
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = Math.max(120, width - MarginView.WIDTH - RIGHT);
        double marginHeight = cell.isCode() ? 44 : 24;
        return Math.max(marginHeight - GAP, body.prefHeight(inner)) + GAP;
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() - GAP;
        selection.resizeRelocate(0, 0, SELECTION, height);
        margin.fit(getHeight());
        margin.resizeRelocate(0, 0, MarginView.WIDTH, getHeight());
        double width = Math.max(120, getWidth() - MarginView.WIDTH - RIGHT);
        body.resizeRelocate(MarginView.WIDTH, 0, width, height);
        double size = menu.prefWidth(-1);
        menu.resizeRelocate(getWidth() - RIGHT - size - 6, 6, size, 24);
        insert.resizeRelocate(MarginView.WIDTH, height - 6, width, GAP + 12);
    }
}
