package dev.slipway.desktop.runs;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the runs can be narrowed down to, with counts. UI thread only.
final class FacetsView extends ScrollPane {
    /// Values of a group that are shown at first.
    private static final int FEW = 12;

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final RunListViewModel model;
    private final SavedFilters saved;
    private final VBox column = new VBox();
    private final Map<Filter.Condition, Row> rows = new HashMap<>();
    private final Map<String, Label> heads = new HashMap<>();
    private final Set<String> whole = new HashSet<>();

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
        var shown = new ArrayList<Node>();
        groups.forEach((title, facets) -> {
            shown.add(head(title));
            add(title, facets, shown);
        });
        if (!saved.all().isEmpty()) {
            shown.add(head("Saved filters"));
            saved.all().forEach(one -> shown.add(kept(one)));
        }
        if (groups.isEmpty()) {
            shown.add(Kit.text("Nothing to narrow down yet", "facet-none"));
        }
        if (!column.getChildren().equals(shown)) {
            column.getChildren().setAll(shown);
        }
    }

    /// Adds the rows of a group: the first ones, those that are chosen, and how many more there are.
    private void add(String title, List<Facet> facets, List<Node> shown) {
        boolean isWhole = whole.contains(title) || facets.size() <= FEW + 1;
        int left = 0;
        for (int i = 0; i < facets.size(); i++) {
            var facet = facets.get(i);
            if (isWhole || i < FEW || isOn(facet)) {
                var row = rows.computeIfAbsent(facet.condition(), _ -> new Row(facet));
                row.show(facet, isOn(facet));
                shown.add(row);
            } else {
                left++;
            }
        }
        if (left > 0) {
            var more = Kit.button("", Words.count(left) + " more", () -> open(title), "facet", "more");
            more.setMaxWidth(Double.MAX_VALUE);
            more.setAccessibleText("Show " + Words.count(left) + " more of " + title);
            shown.add(more);
        }
    }

    private void open(String title) {
        whole.add(title);
        fill();
    }

    private boolean isOn(Facet facet) {
        return model.filter().filterProperty().get().conditions().contains(facet.condition());
    }

    private Label head(String title) {
        return heads.computeIfAbsent(title, _ -> Kit.text(title, "facet-head"));
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

    /// One value; its nodes stay when the count changes.
    private final class Row extends Button {
        private final StackPane tick = new StackPane(Icons.sized("check", 12));
        private final Label count = Kit.text("", "facet-count");

        Row(Facet facet) {
            tick.getStyleClass().add("tick");
            var content = Kit.row(8, tick, label(facet), Kit.spacer(), count);
            setGraphic(content);
            getStyleClass().setAll("button", "facet");
            setMaxWidth(Double.MAX_VALUE);
            content.prefWidthProperty().bind(widthProperty().subtract(24));
            setOnAction(_ -> model.filter().toggle(facet.condition()));
        }

        void show(Facet facet, boolean isOn) {
            count.setText(Words.count(facet.count()));
            setAccessibleText(facet.title() + " " + facet.label() + ", " + facet.count());
            tick.pseudoClassStateChanged(ON, isOn);
        }
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
