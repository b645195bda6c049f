package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.notebook.ExecutionViewModel.Question;
import java.util.function.Consumer;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/// What the running cell asks, with a field for the answer.
final class QuestionBar {
    private QuestionBar() {}

    /// Returns the bar; its field takes the keys once it is shown.
    static MessageBar of(Question question, Consumer<String> answered) {
        TextField field = question.password() ? new PasswordField() : new TextField();
        field.setPromptText("Your answer");
        field.setAccessibleText("Your answer");
        field.setPrefWidth(320);
        Runnable answer = () -> answered.accept(field.getText());
        field.setOnAction(_ -> answer.run());
        field.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                field.requestFocus();
            }
        });
        var prompt = question.prompt().isBlank() ? "The cell asks for a line." : question.prompt();
        return new MessageBar(MessageBar.Kind.NOTE, prompt, "", field, Kit.button("", "Answer", answer, "primary"));
    }
}
