package dev.slipway.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.AtOnce;
import dev.slipway.desktop.fakes.OnStage;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesViewTest {
    private static final String GONE = "This folder cannot be read";

    @TempDir
    Path folder;

    @Test
    void aFolderThatIsGoneIsSaidUntilItIsThereAgain() throws Exception {
        var root = Files.createDirectory(folder.resolve("work"));
        Files.writeString(root.resolve("a.jsh"), "");
        var view = OnStage.onUi(() -> new FilesView(AtOnce.jobs(), _ -> {}, () -> {}));
        try (var stage = OnStage.node(() -> view)) {
            OnStage.onUi(() -> refreshed(view, root, true));
            assertThat(stage.says()).doesNotContain(GONE);
            assertThat(OnStage.onUi(() -> rows(view))).isEqualTo(1);

            Files.move(root, folder.resolve("elsewhere"));
            OnStage.onUi(() -> refreshed(view, root, false));
            assertThat(stage.says().toString()).contains(GONE);
            assertThat(OnStage.onUi(() -> rows(view))).isZero();

            Files.move(folder.resolve("elsewhere"), root);
            OnStage.onUi(() -> refreshed(view, root, false));
            assertThat(stage.says().toString()).doesNotContain(GONE);
        }
    }

    private static boolean refreshed(FilesView view, Path root, boolean isFirst) {
        if (isFirst) {
            view.show(root);
        } else {
            view.refresh();
        }
        return true;
    }

    private static int rows(FilesView view) {
        return ((TreeView<?>) view.lookup(".file-tree")).getExpandedItemCount();
    }
}
