package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Edit;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the directives of a cell say, as fields above the cells; one step of undo. UI thread only.
final class DirectiveForm extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final String ID = "directives";
    private static final double FIELD = 208;

    private final NotebookViewModel notebook;
    private final CellViewModel cell;
    private final Runnable close;
    private final SequencedMap<String, TextField> fields = new LinkedHashMap<>();
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
    private final Label words = Kit.text("", "t1", "danger-text");
    private final Button apply;

    /// Shows the form for a cell of Java, which is current then.
    static void open(CellHost host, CellViewModel cell) {
        var notebook = host.notebook();
        if (cell.isCode() && !notebook.isReadOnly()) {
            notebook.command();
            notebook.select(cell);
            host.message(ID, new DirectiveForm(notebook, () -> {
                host.message(ID, null);
                host.focus();
            }));
        }
    }

    /// @param close takes the form away
    private DirectiveForm(NotebookViewModel notebook, Runnable close) {
        this.notebook = notebook;
        this.cell = notebook.current();
        this.close = close;
        getStyleClass().addAll("find-bar", "directive-form");
        var grid = new FlowPane(12, 8);
        field(grid, "step", "Step", "train");
        field(grid, "foreach", "For each", "country : countries");
        field(grid, "gather", "Gather", "model -> models");
        field(grid, "resources", "Resources", "cpu=4, memory=16GB, gpu=1");
        field(grid, "timeout", "Time limit of an attempt", "2h");
        field(grid, "retry", "More attempts after a failure", "3");
        field(grid, "catch", "Failure goes into", "error");
        field(grid, "keep", "Kept besides", "a, b");
        field(grid, "mutates", "Changed in place", "sales");
        field(grid, "secret", "Secrets", "API_KEY");
        var flags = Kit.row(
                16,
                box("parameters", "Its variables are parameters", ""),
                box("cache", "Never reused", "off"),
                box("skip", "Not in the flow", ""));
        apply = Kit.button("", "Apply", this::apply, "primary", "small");
        words.setWrapText(true);
        getChildren()
                .addAll(
                        Kit.text("Step and directives of cell " + (notebook.place() + 1), "title"),
                        grid,
                        flags,
                        words,
                        Kit.row(8, apply, Kit.button("", "Cancel", close, "flat", "small")));
        follow();
    }

    private void follow() {
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        fields.values().forEach(field -> field.textProperty().subscribe(_ -> check()));
        boxes.values().forEach(box -> box.selectedProperty().subscribe(_ -> check()));
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                fields.sequencedValues().getFirst().requestFocus();
            }
        });
    }

    private void field(FlowPane grid, String key, String words, String example) {
        var field = new TextField(lines().value(key).orElse(""));
        field.setId(key);
        field.setPromptText(example);
        field.setAccessibleText(words);
        field.getStyleClass().add("mono");
        field.setPrefWidth(FIELD);
        field.setOnAction(_ -> apply());
        fields.put(key, field);
        var label = Kit.text(words, "t1", "muted");
        label.setLabelFor(field);
        grid.getChildren().add(new VBox(2, label, field));
    }

    private CheckBox box(String key, String words, String value) {
        var box = new CheckBox(words);
        box.setSelected(lines().value(key).isPresent());
        box.setUserData(value);
        boxes.put(key, box);
        return box;
    }

    private DirectiveLines lines() {
        return new DirectiveLines(cell.source());
    }

    /// Returns the text with what was changed here.
    private String changed() {
        var values = new LinkedHashMap<String, @Nullable String>();
        fields.forEach((key, field) -> {
            var now = field.getText().strip();
            if (!now.equals(lines().value(key).orElse(""))) {
                values.put(key, now.isEmpty() ? null : now);
            }
        });
        boxes.forEach((key, box) -> {
            if (box.isSelected() != lines().value(key).isPresent()) {
                values.put(key, box.isSelected() ? String.valueOf(box.getUserData()) : null);
            }
        });
        return lines().with(values);
    }

    /// Says what is wrong with the directives as they would be; what is not from here does not stand in the way.
    private void check() {
        var problems = problems();
        words.setText(problems.stream()
                .map(problem -> problem.message() + " " + problem.hint())
                .collect(Collectors.joining("\n")));
        words.setVisible(!problems.isEmpty());
        words.setManaged(!problems.isEmpty());
        fields.forEach((key, field) ->
                field.pseudoClassStateChanged(WRONG, problems.stream().anyMatch(problem -> isOf(problem, key))));
        apply.setDisable(isWrong());
    }

    private boolean isWrong() {
        return problems().stream().anyMatch(problem -> fields.keySet().stream().anyMatch(key -> isOf(problem, key)));
    }

    private static boolean isOf(Problem problem, String key) {
        return problem.message().startsWith("The directive " + key + " ");
    }

    private List<Problem> problems() {
        var source = new SourceCell(cell.id(), notebook.cells().indexOf(cell), CellKind.CODE, changed(), List.of());
        return DirectiveParser.parse(source).problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private void apply() {
        if (isWrong()) {
            return;
        }
        var source = changed();
        if (!source.equals(cell.source()) && notebook.cells().contains(cell)) {
            notebook.apply(new Edit.SetSource(cell.id(), source), cell.id());
        }
        close.run();
    }
}
