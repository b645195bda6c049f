package dev.slipway.desktop.runs;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the runs can be narrowed down to, with counts. UI thread only.
final class FacetsView extends ScrollPane {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final RunListViewModel model;
    private final SavedFilters saved;
    private final VBox column = new VBox();

    FacetsView(RunListViewModel model, SavedFilters saved) {
        this.model = model;
        this.saved = saved;
        setContent(column);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        column.setPadding(new Insets(4, 0, 8, 0));
        column.getStyleClass().add("facets");
        model.facets().subscribe(this::fill);
        saved.all().subscribe(this::fill);
        model.filter().filterProperty().subscribe(_ -> fill());
    }

    private void fill() {
        var groups = new LinkedHashMap<String, List<Facet>>();
        for (var facet : model.facets()) {
            groups.computeIfAbsent(facet.title(), _ -> new ArrayList<>()).add(facet);
        }
        column.getChildren().clear();
        groups.forEach((title, facets) -> {
            column.getChildren().add(Kit.text(title, "facet-head"));
            facets.forEach(facet -> column.getChildren().add(row(facet)));
        });
        if (!saved.all().isEmpty()) {
            column.getChildren().add(Kit.text("Saved filters", "facet-head"));
            saved.all().forEach(one -> column.getChildren().add(kept(one)));
        }
        if (groups.isEmpty()) {
            column.getChildren().add(Kit.text("Nothing to narrow down yet", "facet-none"));
        }
    }

    private Node kept(SavedFilters.Saved one) {
        var name = Kit.text(one.name());
        name.setMinWidth(0);
        var content = Kit.row(8, Icons.sized("star-outline", 14, saved.isShown(one) ? "accent" : "default"), name);
        var row = new Button("", content);
        row.getStyleClass().setAll("button", "facet");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText("Show the runs of the saved filter " + one.name());
        row.setOnAction(_ -> saved.show(one));
        var cross = Kit.iconButton("close", "Forget the filter " + one.name(), () -> saved.remove(one), "small");
        return Kit.row(0, Kit.grow(row), cross);
    }

    private Button row(Facet facet) {
        var tick = new StackPane(Icons.sized("check", 12));
        tick.getStyleClass().add("tick");
        var count = Kit.text(Words.count(facet.count()), "facet-count");
        var content = Kit.row(8, tick, label(facet), Kit.spacer(), count);
        var row = new Button("", content);
        row.getStyleClass().setAll("button", "facet");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(facet.title() + " " + facet.label() + ", " + facet.count());
        content.prefWidthProperty().bind(row.widthProperty().subtract(24));
        boolean isOn = model.filter().filterProperty().get().conditions().contains(facet.condition());
        tick.pseudoClassStateChanged(ON, isOn);
        row.setOnAction(_ -> model.filter().toggle(facet.condition()));
        return row;
    }

    private static Node label(Facet facet) {
        if (facet.condition().key() == Filter.Key.STATUS) {
            return Facts.mark(RunStatus.of(facet.label())).label();
        }
        var label = Kit.text(facet.label());
        label.setMinWidth(0);
        return label;
    }
}
