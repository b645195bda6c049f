package dev.slipway.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.task.Toolkit;
import java.util.ArrayList;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FieldRowTest {
    @BeforeAll
    static void start() throws Exception {
        Toolkit.start();
    }

    @Test
    void escLeavesAndTheKeysGoBackToWhereTheyWere() throws Exception {
        OnStage.onUi(() -> {
            var taken = new ArrayList<String>();
            var row = new FieldRow();
            var before = new Button("before");
            var stage = new Stage();
            stage.setScene(new Scene(new VBox(before, row)));
            before.requestFocus();
            assertThat(row.isManaged()).isFalse();

            var field = new TextField("June");
            row.ask("star-outline", field, "Save", () -> taken.add(field.getText()));
            assertThat(field.isFocused() || stage.getScene().getFocusOwner().equals(field))
                    .isTrue();
            assertThat(row.isManaged()).isTrue();
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));

            assertThat(row.isManaged()).isFalse();
            assertThat(stage.getScene().getFocusOwner()).isSameAs(before);
            assertThat(taken).isEmpty();

            row.ask("star-outline", field, "Save", () -> taken.add(field.getText()));
            field.fireEvent(new javafx.event.ActionEvent());
            assertThat(taken).containsExactly("June");
            return true;
        });
    }
}
