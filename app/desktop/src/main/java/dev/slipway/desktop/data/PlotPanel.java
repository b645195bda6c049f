package dev.slipway.desktop.data;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.desktop.data.PlotChoice.Form;
import dev.slipway.desktop.data.PlotChoice.Measure;
import dev.slipway.desktop.figure.Figure;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Ring;
import dev.slipway.desktop.kit.Segments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A drawing of the rows that are seen: what of which column, the drawing, and its way into the notebook. UI thread
/// only.
final class PlotPanel extends VBox {
    private final PlotViewModel plot;
    private final Segments<Form> forms;
    private final ComboBox<Integer> x = columns("Column for x");
    private final ComboBox<Integer> y = columns("Column for y");
    private final ComboBox<Integer> colour = columns("Column that colours");
    private final ComboBox<Measure> measure = new ComboBox<>(FXCollections.observableArrayList(Measure.values()));
    private final StackPane figure = new StackPane();
    private final Label note = Kit.text("", "t1", "muted");
    private final Button insert;
    private List<Column> offered = List.of();
    private @Nullable MimeBundle shown;
    private boolean isFilling;

    /// @param inserting takes Java, to be put into a cell
    PlotPanel(PlotViewModel plot, Consumer<String> inserting) {
        this.plot = plot;
        getStyleClass().add("plot-panel");
        forms = new Segments<>(
                List.of(Form.values()), Form::words, Form.LINE, form -> change(choice -> choice.with(form, offered)));
        measure.setConverter(words(Measure::words));
        measure.setAccessibleText("What is drawn of the rows of one x");
        measure.setOnAction(_ -> picked(measure, PlotChoice::with));
        x.setOnAction(_ -> picked(x, PlotChoice::withX));
        y.setOnAction(_ -> picked(y, PlotChoice::withY));
        colour.setOnAction(_ -> picked(colour, PlotChoice::withColour));
        insert = Kit.button("code-tags", "Insert as code", () -> plot.code().ifPresent(inserting), "small");
        Kit.tip(insert, "Put a cell into the notebook that draws this");
        var close = Kit.iconButton("close", "Close the plot", () -> plot.open(false), "small");
        var line = new FlowPane(8, 4, forms, named("x", x), named("y", y), measure, named("colour", colour));
        line.getStyleClass().add("plot-line");
        note.setMinWidth(0);
        var foot = Kit.row(8, note, Kit.spacer(), insert, close);
        foot.getStyleClass().add("plot-foot");
        figure.getStyleClass().add("plot-figure");
        VBox.setVgrow(figure, Priority.ALWAYS);
        getChildren().addAll(line, figure, foot);
        plot.changesProperty().subscribe(_ -> refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !isChoosing()) {
                plot.open(false);
                key.consume();
            }
        });
    }

    private boolean isChoosing() {
        return x.isShowing() || y.isShowing() || colour.isShowing() || measure.isShowing();
    }

    private static Node named(String name, ComboBox<?> box) {
        return Kit.row(6, Kit.text(name, "t2", "muted"), box);
    }

    private ComboBox<Integer> columns(String words) {
        var box = new ComboBox<Integer>();
        box.setConverter(words(this::name));
        box.setAccessibleText(words);
        box.setMaxWidth(180);
        return box;
    }

    private String name(int column) {
        return column < 0 || column >= offered.size()
                ? "none"
                : offered.get(column).name();
    }

    private static <E> StringConverter<E> words(Function<E, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable E one) {
                return one == null ? "" : words.apply(one);
            }

            @Override
            public @Nullable E fromString(String text) {
                return null;
            }
        };
    }

    private interface Change<E> {
        PlotChoice of(PlotChoice choice, E picked);
    }

    private <E> void picked(ComboBox<E> box, Change<E> change) {
        var picked = box.getValue();
        if (picked != null) {
            change(choice -> change.of(choice, picked));
        }
    }

    private void change(UnaryOperator<PlotChoice> change) {
        if (!isFilling) {
            plot.choice().ifPresent(choice -> plot.choose(change.apply(choice)));
        }
    }

    private void refresh() {
        setVisible(plot.isOpen());
        setManaged(plot.isOpen());
        if (!plot.isOpen()) {
            return;
        }
        isFilling = true;
        offer();
        plot.choice().ifPresent(this::fill);
        isFilling = false;
        insert.setDisable(plot.code().isEmpty());
        note.setText(plot.isDrawing() ? "drawing" : plot.note());
        note.setGraphic(plot.isDrawing() ? new Ring(12) : null);
        draw();
    }

    private void offer() {
        if (!plot.columns().equals(offered)) {
            offered = plot.columns();
            var all = IntStream.range(0, offered.size()).boxed().toList();
            var orNone = new ArrayList<Integer>(List.of(PlotChoice.NONE));
            orNone.addAll(all);
            x.getItems().setAll(all);
            y.getItems().setAll(all);
            colour.getItems().setAll(orNone);
        }
    }

    private void fill(PlotChoice choice) {
        forms.show(choice.form());
        x.setValue(choice.x());
        y.setValue(choice.y() == PlotChoice.NONE ? null : choice.y());
        colour.setValue(choice.colour());
        measure.setValue(choice.measure());
        show(measure, choice.form().isMeasured());
        boolean hasY = choice.form().hasY() && !choice.counts();
        show(y.getParent(), hasY);
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    private void draw() {
        var fault = plot.fault();
        if (!fault.isEmpty()) {
            shown = null;
            var words = Kit.text(fault, "muted");
            words.setWrapText(true);
            figure.getChildren().setAll(words);
            return;
        }
        var drawn = plot.drawn().orElse(null);
        if (drawn != null && !drawn.equals(shown)) {
            shown = drawn;
            figure.getChildren()
                    .setAll(drawn.form(MimeBundle.CHART)
                            .flatMap(Figure::read)
                            .<Node>map(Figure::close)
                            .orElseGet(() -> Kit.text(drawn.text(), "muted")));
        }
    }
}
