package dev.slipway.desktop.compare;

import dev.slipway.desktop.compare.MetricReading.Kind;
import dev.slipway.desktop.kit.Segments;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Chooses which value of a metric counts: the last, the best, that at an iteration. UI thread only.
final class ReadingChoice extends HBox {
    private static final double WIDTH = 56;

    private final CompareViewModel model;
    private final TextField iteration = new TextField("100");

    ReadingChoice(CompareViewModel model) {
        super(4);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        iteration.setPrefWidth(WIDTH);
        iteration.setMaxWidth(WIDTH);
        iteration.getStyleClass().addAll("mono", "small-field");
        iteration.setAccessibleText("Iteration at which metrics are read");
        iteration.setOnAction(_ -> choose(Kind.AT));
        iteration
                .textProperty()
                .subscribe(_ -> iteration.pseudoClassStateChanged(
                        javafx.css.PseudoClass.getPseudoClass("error"),
                        !iteration.getText().matches("\\d{1,12}")));
        var kinds = new Segments<>(List.of(Kind.values()), Kind::words, Kind.LAST, this::choose);
        getChildren().addAll(kinds, iteration);
        iteration.managedProperty().bind(iteration.visibleProperty());
        model.readingProperty().subscribe(reading -> {
            kinds.show(reading.kind());
            iteration.setVisible(reading.kind() == Kind.AT);
            if (reading.kind() == Kind.AT) {
                iteration.setText(String.valueOf(reading.iteration()));
            }
        });
    }

    private void choose(Kind kind) {
        switch (kind) {
            case LAST -> model.readingProperty().set(MetricReading.LAST);
            case BEST -> model.readingProperty().set(MetricReading.BEST);
            case AT -> {
                if (iteration.getText().matches("\\d{1,12}")) {
                    model.readingProperty().set(MetricReading.at(Long.parseLong(iteration.getText())));
                }
            }
        }
    }
}
