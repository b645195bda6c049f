package dev.slipway.desktop.deploy;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.deploy.StartViewModel.Field;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.engine.run.RunListener.Choice;
import dev.slipway.engine.run.RunListener.Decision;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The form that starts a flow: a typed field a parameter, and what will happen to each step. UI thread only.
final class StartForm extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double NAMES = 132;

    private final StartViewModel model;
    private final Consumer<RunId> started;
    private final VBox steps = new VBox();

    /// @param started called with the run once it is under way
    StartForm(StartViewModel model, Consumer<RunId> started) {
        super(4);
        this.model = model;
        this.started = started;
        getStyleClass().add("start-form");
        model.fields().forEach(field -> getChildren().add(row(field)));
        if (model.fields().isEmpty()) {
            getChildren().add(Kit.text("The flow has no parameters.", "t2", "muted"));
        }
        var name = new TextField();
        name.setPromptText("A name for this run, if it needs one");
        name.setAccessibleText("Name of the run");
        name.textProperty().bindBidirectional(model.nameProperty());
        name.setOnAction(_ -> start());
        HBox.setHgrow(name, Priority.ALWAYS);
        getChildren().add(Kit.row(8, label("name", "muted"), name));
        VBox.setMargin(steps, new Insets(8, 0, 0, 0));
        getChildren().add(steps);
        model.decisionsProperty().subscribe(this::decided);
        var failure = Kit.text("", "t2", "danger-text");
        failure.setWrapText(true);
        failure.textProperty().bind(model.failureProperty());
        failure.visibleProperty().bind(model.failureProperty().isNotEmpty());
        failure.managedProperty().bind(failure.visibleProperty());
        getChildren().add(failure);
    }

    /// Starts the run if every value is right.
    void start() {
        model.start(started);
    }

    /// Puts the caret into the first field.
    void enter() {
        var field = lookup(".text-field");
        if (field != null) {
            field.requestFocus();
        }
    }

    private VBox row(Field field) {
        var type = Kit.text(field.type(), "t1", "subtle", "mono");
        type.setMinWidth(USE_PREF_SIZE);
        var mistake = Kit.text("", "t1", "danger-text");
        mistake.setWrapText(true);
        mistake.setPadding(new Insets(0, 0, 4, NAMES + 8));
        mistake.textProperty().bind(field.mistakeProperty());
        mistake.visibleProperty().bind(field.mistakeProperty().isNotEmpty());
        mistake.managedProperty().bind(mistake.visibleProperty());
        return new VBox(2, Kit.row(8, label(field.name(), "mono"), input(field, type)), mistake);
    }

    private Node input(Field field, Label type) {
        if (field.type().equals("boolean") || field.type().equals("Boolean")) {
            var box = new CheckBox();
            box.setSelected(field.textProperty().get().equals("true"));
            box.setAccessibleText(field.name());
            box.selectedProperty().subscribe(on -> field.textProperty().set(String.valueOf(on)));
            return Kit.row(8, box, Kit.spacer(), type);
        }
        var text = new TextField();
        text.textProperty().bindBidirectional(field.textProperty(), new OneLine());
        text.setAccessibleText(field.name() + ", " + field.type());
        text.setOnAction(_ -> start());
        text.getStyleClass().add("mono");
        var back = Kit.iconButton(
                "restore", "Back to the default", () -> field.textProperty().set(""), "small", "quiet");
        back.setVisible(false);
        var original = field.textProperty().get();
        back.setOnAction(_ -> field.textProperty().set(original));
        field.textProperty().subscribe(_ -> back.setVisible(!field.isDefault()));
        var box = Kit.row(4, Kit.grow(text), back, type);
        box.getStyleClass().add("field");
        HBox.setHgrow(box, Priority.ALWAYS);
        field.mistakeProperty().subscribe(words -> box.pseudoClassStateChanged(WRONG, !words.isEmpty()));
        return box;
    }

    private static Label label(String words, String style) {
        var label = Kit.text(words, "t2", style);
        label.setMinWidth(NAMES);
        label.setMaxWidth(NAMES);
        return label;
    }

    private void decided(List<Decision> decisions) {
        steps.getChildren().clear();
        if (decisions.isEmpty()) {
            return;
        }
        steps.getChildren().add(CheckView.head("What will happen", ""));
        for (var decision : decisions) {
            var why = Kit.text(decision.why(), "t1", "muted");
            why.setMinWidth(0);
            var row = Kit.row(
                    8,
                    decision.decision() == Choice.REUSE
                            ? Icons.sized("recycle", 14)
                            : Icons.sized(decision.decision() == Choice.RUN ? "play" : "timer-sand", 14, "accent"),
                    label(decision.step(), "m5"),
                    why);
            row.setMinHeight(24);
            steps.getChildren().add(row);
        }
    }
}
