package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Edit;
import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.CompletionView;
import dev.slipway.desktop.editor.CompletionViewModel;
import dev.slipway.desktop.editor.FixView;
import dev.slipway.desktop.editor.FixViewModel;
import dev.slipway.desktop.editor.InspectionView;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.kernel.protocol.Inspection;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Completion, documentation and problems that float over the cell that is edited. UI thread only.
final class Assistance {
    private final NotebookViewModel notebook;
    private final Pane floats;
    private final CompletionViewModel completion = new CompletionViewModel();
    private final CompletionView list;
    private final FixViewModel fixes = new FixViewModel();
    private final FixView fixList;
    private @Nullable CellViewModel fixed;
    private final InspectionView documentation = new InspectionView();
    private final Label problem = Kit.text("", "pop", "problem-pop");
    private final PauseTransition typing = new PauseTransition(Duration.millis(90));
    private final PauseTransition resting = new PauseTransition(Duration.millis(500));
    private final PauseTransition choosing = new PauseTransition(Duration.millis(250));
    private @Nullable CodeEditor editor;
    private Subscription following = Subscription.EMPTY;
    private Consumer<Inspection> told = _ -> {};

    Assistance(NotebookViewModel notebook, Pane floats) {
        this.notebook = notebook;
        this.floats = floats;
        list = new CompletionView(completion, this::accept);
        fixList = new FixView(fixes, this::applyFix);
        for (Region pop : new Region[] {list, documentation, problem, fixList}) {
            pop.setVisible(false);
            floats.getChildren().add(pop);
        }
        problem.setWrapText(true);
        problem.setMaxWidth(420);
        completion.openProperty().subscribe(open -> {
            list.setVisible(open);
            follow(open);
            if (!open) {
                documentation.setVisible(false);
            }
        });
        completion.shown().subscribe(this::place);
        completion.chosenProperty().subscribe(_ -> choosing.playFromStart());
        choosing.setOnFinished(_ -> document());
        floats.heightProperty().subscribe(this::place);
        floats.widthProperty().subscribe(this::place);
    }

    /// Keeps the list at the caret while the column scrolls or grows under it.
    private void follow(boolean open) {
        following.unsubscribe();
        var here = editor;
        following =
                open && here != null ? here.localToSceneTransformProperty().subscribe(this::place) : Subscription.EMPTY;
    }

    /// Calls `listener` with what is known of what completion offers, and of what a person asks about.
    void onDocumentation(Consumer<Inspection> listener) {
        told = listener;
    }

    /// Returns what is offered.
    CompletionViewModel completion() {
        return completion;
    }

    /// Takes everything away.
    void close() {
        completion.close();
        fixes.close();
        documentation.setVisible(false);
        problem.setVisible(false);
    }

    /// Hears that text was typed.
    void typed(CellViewModel in, CodeEditor here) {
        editor = here;
        fixes.close();
        documentation.setVisible(false);
        problem.setVisible(false);
        var text = here.text();
        int caret = here.caret();
        if (completion.openProperty().get()) {
            completion.refine(text, caret);
        }
        char before = caret > 0 && caret <= text.length() ? text.charAt(caret - 1) : ' ';
        if (in.isCode() && (before == '(' || before == ',') && !quiet()) {
            Calls.nameBefore(text, caret).ifPresent(name -> inspect(here, name));
        }
        if (in.isCode()
                && (before == '.' || isDirective(text, caret) || Character.isJavaIdentifierPart(before))
                && wantsMore(text, caret, before)) {
            typing.setOnFinished(_ -> ask(in, here, false));
            typing.playFromStart();
        } else {
            typing.stop();
        }
    }

    /// Tells whether to ask while typing: after a dot, and from the second letter of a name.
    private boolean wantsMore(String text, int caret, char before) {
        if (isDirective(text, caret)) {
            return !completion.openProperty().get();
        }
        if (completion.openProperty().get() || quiet()) {
            return false;
        }
        if (before == '.') {
            return caret < 2 || !Character.isDigit(text.charAt(caret - 2));
        }
        int start = caret;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        boolean member = start > 0 && text.charAt(start - 1) == '.';
        return (member || caret - start >= 2) && !Character.isDigit(text.charAt(start));
    }

    private static boolean isDirective(String text, int caret) {
        var line = text.substring(text.lastIndexOf('\n', caret - 1) + 1, Math.min(caret, text.length()));
        return line.stripLeading().startsWith("//|");
    }

    private boolean quiet() {
        var here = editor;
        return here != null && here.typing().quiet();
    }

    private void ask(CellViewModel in, CodeEditor here, boolean asked) {
        var text = here.text();
        int caret = here.caret();
        if (!asked && quiet() && !isDirective(text, caret)) {
            return;
        }
        notebook.kernel().complete(text, caret, found -> {
            boolean same =
                    here.hasCaret() && (in.equals(notebook.current()) || in.id().equals(ScratchViewModel.ID));
            if (same && here.text().startsWith(text.substring(0, Math.min(found.start(), caret)))) {
                completion.offer(found, here.text(), here.caret());
            }
        });
    }

    /// Hears that the caret has moved: completion goes on only within the name.
    void moved(CodeEditor here) {
        fixes.close();
        if (completion.openProperty().get()) {
            completion.refine(here.text(), here.caret());
        }
        documentation.setVisible(false);
    }

    /// Takes the keys that are about completion and documentation.
    boolean key(CellViewModel in, CodeEditor here, KeyEvent event) {
        editor = here;
        if ((completion.openProperty().get() && chosen(event)) || (fixes.isOpen() && chosenFix(event))) {
            return true;
        }
        if (event.getCode() == KeyCode.SPACE && event.isShortcutDown() && in.isCode()) {
            ask(in, here, true);
            return true;
        }
        if (in.isCode() && asksForHelp(here, event)) {
            inspect(here, here.caret());
            return true;
        }
        if (event.getCode() == KeyCode.ESCAPE && (documentation.isVisible() || problem.isVisible())) {
            close();
            return true;
        }
        return false;
    }

    private static boolean asksForHelp(CodeEditor here, KeyEvent event) {
        return switch (event.getCode()) {
            case TAB -> event.isShiftDown() && !here.hasSelection() && !atIndent(here);
            case Q -> event.isShortcutDown();
            default -> false;
        };
    }

    private static boolean atIndent(CodeEditor here) {
        var before = here.text().substring(0, here.caret());
        return before.substring(before.lastIndexOf('\n') + 1).isBlank();
    }

    private boolean chosen(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> completion.choose(-1);
            case DOWN -> completion.choose(1);
            case PAGE_UP -> completion.choose(-7);
            case PAGE_DOWN -> completion.choose(7);
            case TAB, ENTER -> {
                if (event.isShiftDown() || event.isShortcutDown() || event.isAltDown()) {
                    return false;
                }
                accept();
            }
            case ESCAPE -> completion.close();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Offers what can be done about the problems in the caret's line; runs `otherwise` if nothing is known.
    void fix(CellViewModel in, CodeEditor here, Runnable otherwise) {
        var text = here.text();
        int caret = here.caret();
        var faults = Faults.onLine(in.problemsProperty().get(), text, caret);
        notebook.kernel().fixes(text, faults, found -> {
            if (found.isEmpty()) {
                otherwise.run();
            } else if (in.equals(notebook.current()) && text.equals(here.text())) {
                close();
                editor = here;
                fixed = in;
                fixes.offer(found);
                hang(fixList, here, caret);
            }
        });
    }

    private boolean chosenFix(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> fixes.choose(-1);
            case DOWN -> fixes.choose(1);
            case ENTER, TAB -> applyFix();
            case ESCAPE -> fixes.close();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Makes the chosen fix, as one step of undo; the caret stays with its text.
    private void applyFix() {
        var here = editor;
        var in = fixed;
        var fix = fixes.take();
        if (here == null || in == null || fix.isEmpty()) {
            return;
        }
        int caret = here.caret();
        int moved = fix.get().changes().stream()
                .filter(change -> change.end() <= caret)
                .mapToInt(change -> change.replacement().length() - (change.end() - change.start()))
                .sum();
        notebook.apply(new Edit.SetSource(in.id(), fix.get().apply(in.source())), in.id());
        here.moveTo(caret + moved);
    }

    private void accept() {
        var here = editor;
        if (here != null) {
            completion.accept(here.text(), here.caret()).ifPresent(here::perform);
            completion.close();
        }
    }

    private void place() {
        var here = editor;
        if (here == null || here.getScene() == null || completion.shown().isEmpty()) {
            return;
        }
        double height = list.height();
        var at = floats.sceneToLocal(here.localToScene(here.below(completion.start())));
        double x = Math.clamp(at.getX() - 34, 8, Math.max(8, floats.getWidth() - CompletionView.WIDTH - 8));
        boolean above = at.getY() + height + 8 > floats.getHeight() && at.getY() > height + CodeEditor.LINE;
        double y = above ? at.getY() - height - CodeEditor.LINE - 4 : at.getY() + 4;
        list.relocate(Math.rint(x), Math.rint(y));
    }

    /// Shows what is known of the chosen candidate below the list.
    private void document() {
        var here = editor;
        var item = completion.current();
        if (here == null || item.isEmpty()) {
            return;
        }
        var text = here.text();
        int start = completion.start();
        var whole =
                text.substring(0, start) + item.get().text() + text.substring(Math.min(text.length(), here.caret()));
        notebook.kernel().inspect(whole, start + item.get().text().length(), known -> {
            if (completion.current().equals(item) && !known.signature().isBlank()) {
                told.accept(known);
                documentation.show(known);
                documentation.setVisible(true);
                documentation.applyCss();
                double y = list.getLayoutY() + list.height() + 6;
                documentation.autosize();
                if (y + documentation.getHeight() > floats.getHeight()) {
                    y = list.getLayoutY() - documentation.getHeight() - 6;
                }
                if (y < 0) {
                    documentation.setVisible(false);
                }
                documentation.relocate(list.getLayoutX(), y);
            }
        });
    }

    /// Shows what is known of the name at `offset`.
    private void inspect(CodeEditor here, int offset) {
        var text = here.text();
        notebook.kernel().inspect(text, offset, known -> {
            if (text.equals(here.text()) && !known.signature().isBlank()) {
                told.accept(known);
                tell(known, here, offset);
            }
        });
    }

    private void hang(Region pop, CodeEditor here, int offset) {
        if (here.getScene() == null) {
            return;
        }
        Point2D at = floats.sceneToLocal(here.localToScene(here.below(offset)));
        pop.setVisible(true);
        pop.applyCss();
        pop.autosize();
        double x = Math.clamp(at.getX() - 16, 8, Math.max(8, floats.getWidth() - pop.getWidth() - 8));
        boolean above = at.getY() + pop.getHeight() + 8 > floats.getHeight();
        pop.relocate(x, above ? at.getY() - pop.getHeight() - CodeEditor.LINE - 4 : at.getY() + 4);
    }

    /// Hears that the pointer rests over the text.
    void hover(CellViewModel in, CodeEditor here, MouseEvent event) {
        resting.stop();
        if (completion.openProperty().get()) {
            return;
        }
        var hit = here.hit(event);
        if (hit.isEmpty()) {
            unhover();
            return;
        }
        int offset = hit.get();
        resting.setOnFinished(_ -> rest(in, here, offset));
        resting.playFromStart();
    }

    private void rest(CellViewModel in, CodeEditor here, int offset) {
        var mark = Faults.at(in, offset);
        if (mark.isPresent()) {
            problem.setText(mark.get().message());
            hang(problem, here, offset);
        } else if (in.isCode()
                && offset < here.text().length()
                && Character.isJavaIdentifierPart(here.text().charAt(offset))) {
            ValueHover.ask(
                    notebook, in, here.text(), offset, value -> tell(value, here, offset), () -> inspect(here, offset));
        }
    }

    private void tell(Inspection known, CodeEditor here, int offset) {
        problem.setVisible(false);
        documentation.show(known);
        hang(documentation, here, offset);
    }

    /// Hears that the pointer has left the text.
    void unhover() {
        resting.stop();
        problem.setVisible(false);
        if (!completion.openProperty().get()) {
            documentation.setVisible(false);
        }
    }
}
