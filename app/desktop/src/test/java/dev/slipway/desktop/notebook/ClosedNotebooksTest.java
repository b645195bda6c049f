package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/// A notebook that was closed leaves the memory, whatever of the window stays.
class ClosedNotebooksTest extends NotebookOnStage {
    private static final int COLLECTIONS = 40;

    /// What the window has once for all its notebooks: settings with their keys, panes, the files.
    private final List<Object> staying = new ArrayList<>();

    @Test
    void nothingHoldsTheScreenOfAClosedNotebook() throws Exception {
        var left = closed();
        for (int i = 0; i < COLLECTIONS && left.stream().anyMatch(one -> one.get() != null); i++) {
            forgetDrawn(); // again each time: on a busy machine the last frame of the window is drawn late
            System.gc();
            onUi(() -> true);
        }
        assertThat(left).extracting(WeakReference::get).containsOnlyNulls();
        assertThat(staying).hasSize(2);
    }

    /// JavaFX's renderer holds, in a static array, the ways to the parts of a window that it drew by themselves, until
    /// it draws as many of another: one window at most, which is none of ours to let go.
    private static void forgetDrawn() throws Exception {
        var ways = Class.forName("com.sun.javafx.tk.quantum.ViewPainter").getDeclaredField("ROOT_PATHS");
        ways.setAccessible(true);
        Arrays.fill((Object[]) ways.get(null), null);
    }

    private List<WeakReference<Object>> closed() throws Exception {
        var shown = show("int a = 1;", "a + 1");
        staying.addAll(List.of(shown.bench().settings, shown.around()));
        onUi(() -> command(shown, "run-all"));
        onUi(() -> {
            shown.screen().closed();
            // the next notebook shows the files: until they are drawn there, their peer holds where they were
            var scene = shown.stage().getScene();
            scene.setRoot(new StackPane(shown.around().files().node()));
            scene.snapshot(null);
            return true;
        });
        close(shown);
        return List.of(
                new WeakReference<>(shown.screen()),
                new WeakReference<>(shown.screen().main()),
                new WeakReference<>(shown.bench().notebook));
    }
}
