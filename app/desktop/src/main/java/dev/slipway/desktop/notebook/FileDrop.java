package dev.slipway.desktop.notebook;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes files that are dropped from other programs.
final class FileDrop {
    private FileDrop() {}

    /// Lets files that `wanted` accepts be dropped on `node`; `take` is called with all of them.
    static void on(Node node, Predicate<Path> wanted, Consumer<List<Path>> take) {
        node.addEventHandler(DragEvent.DRAG_OVER, drag -> {
            if (files(drag).stream().anyMatch(wanted)) {
                drag.acceptTransferModes(TransferMode.COPY_OR_MOVE);
                drag.consume();
            }
        });
        node.addEventHandler(DragEvent.DRAG_DROPPED, drag -> {
            var files = files(drag).stream().filter(wanted).toList();
            if (!files.isEmpty()) {
                take.accept(files);
                drag.setDropCompleted(true);
                drag.consume();
            }
        });
    }

    private static List<Path> files(DragEvent drag) {
        return drag.getDragboard().hasFiles()
                ? drag.getDragboard().getFiles().stream().map(File::toPath).toList()
                : List.of();
    }
}
