package dev.slipway.desktop.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.task.Toolkit;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.Test;

/// What floats over a window follows its theme while it is open.
class OpenMenusTest {
    @Test
    void aMenuThatIsOpenWhileTheThemeChangesHasTheColoursOfTheNewOne() throws Exception {
        Toolkit.start();
        var owner = OnStage.onUi(() -> Kit.button("", "Open", () -> {}));
        try (var stage = OnStage.node(() -> Kit.row(8, owner))) {
            assertThat(stage.says()).contains("Open");
            var menu = new ContextMenu(new MenuItem("First"));
            var light = OnStage.onUi(() -> {
                menu.show(owner, 20, 20);
                return words(menu);
            });
            var changed = OnStage.onUi(() -> {
                Theme.DARK.applyTo(owner.getScene());
                return words(menu);
            });
            var opened = OnStage.onUi(() -> {
                menu.hide();
                menu.show(owner, 20, 20);
                return words(menu);
            });
            OnStage.onUi(() -> {
                menu.hide();
                Theme.LIGHT.applyTo(owner.getScene());
                return true;
            });

            assertThat(changed).isEqualTo(opened).isNotEqualTo(light);
        }
    }

    /// Returns the colour of the first item's words.
    private static Paint words(ContextMenu menu) {
        var root = menu.getScene().getRoot();
        root.applyCss();
        root.layout();
        return ((Label) root.lookup(".menu-item .label")).getTextFill();
    }
}
