package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Edit;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.desktop.task.Jobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javax.imageio.ImageIO;

/// Makes pictures of the clipboard attachments of cells. UI thread only.
///
/// @param caret returns the caret's UTF-16 offset in the current cell
/// @param moved called with where the caret is to stand
record PastedPictures(NotebookViewModel notebook, Jobs jobs, IntSupplier caret, IntConsumer moved) {
    private static final String NAME = "image.png";

    /// Takes the picture on the system's clipboard, and tells whether there is one and no text.
    boolean paste() {
        var clipboard = Clipboard.getSystemClipboard();
        boolean takes = clipboard.hasImage() && !clipboard.hasString() && !notebook.isReadOnly();
        if (takes) {
            paste(clipboard.getImage());
        }
        return takes;
    }

    /// Takes `event` if it pastes a picture into prose.
    void key(KeyEvent event) {
        boolean pastes = event.getCode() == KeyCode.V && event.isShortcutDown() && !event.isShiftDown();
        if (pastes && isInProse() && paste()) {
            event.consume();
        }
    }

    private boolean isInProse() {
        return notebook.modeProperty().get() == Mode.EDIT && notebook.current().kind() == CellKind.MARKDOWN;
    }

    private void paste(Image image) {
        jobs.submit(() -> png(image), result -> {
            if (result instanceof Jobs.Result.Done<byte[]>(var png)) {
                put(png);
            }
        });
    }

    private static byte[] png(Image image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", bytes);
        return bytes.toByteArray();
    }

    /// Puts a picture at the caret of the prose that is edited, else into a Markdown cell of its own below, as one step
    /// of undo.
    void put(byte[] png) {
        if (isInProse()) {
            var cell = notebook.current().cellProperty().get();
            int at = Math.clamp(caret.getAsInt(), 0, cell.source().length());
            var with = Attachments.added(cell, NAME, png, at);
            int place = notebook.place();
            notebook.apply(
                    new Edit.Together(List.of(new Edit.Delete(cell.id()), new Edit.Insert(place, with))), cell.id());
            moved.accept(at + with.source().length() - cell.source().length());
        } else {
            var cell = Attachments.added(notebook.fresh(CellKind.MARKDOWN, ""), NAME, png, 0);
            notebook.apply(new Edit.Insert(notebook.place() + 1, cell), cell.id());
        }
    }
}
