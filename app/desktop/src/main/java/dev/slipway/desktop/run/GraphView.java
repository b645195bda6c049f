package dev.slipway.desktop.run;

import dev.slipway.desktop.flowgraph.FlowLayout.Edge;
import dev.slipway.desktop.flowgraph.FlowPane;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.history.Rows.StepRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The graph of a run. Laid out once, and again when a step turns out to be a fan-out. UI thread only.
final class GraphView extends StackPane {
    private static final double LEAST = 140;

    private final RunPageViewModel model;
    private Map<String, StepNode> nodes = Map.of();
    private List<String> shape = List.of();
    private @Nullable FlowPane pane;
    private final Label legend = Kit.text("critical path", "t2", "subtle");

    GraphView(RunPageViewModel model) {
        this.model = model;
        setPadding(new Insets(0, 16, 8, 16));
        setMinHeight(LEAST);
        var line = new Region();
        line.getStyleClass().add("critical-line");
        legend.setGraphic(line);
        legend.setTooltip(Kit.tooltip("The steps the run waited for: each was the last of those the next one needed."));
        legend.managedProperty().bind(legend.visibleProperty());
        legend.setVisible(false);
        model.snapshotProperty().subscribe(this::show);
        model.tasks().stepProperty().subscribe(_ -> choose());
    }

    /// What the stronger lines mean; not there while no path is known.
    Label legend() {
        return legend;
    }

    private void show(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return;
        }
        var now = snapshot.run().steps().stream()
                .map(step -> step.name() + isFan(snapshot, step))
                .toList();
        if (!now.equals(shape)) {
            shape = now;
            build(snapshot);
        }
        for (var step : snapshot.run().steps()) {
            var node = nodes.get(step.name());
            if (node != null) {
                node.show(step, model.pictureProperty().get().durations(step.name()), model.now());
            }
        }
        mark(CriticalPath.of(snapshot.run()));
        choose();
    }

    private void mark(List<String> path) {
        if (pane != null) {
            pane.mark(path);
        }
        nodes.forEach((step, node) -> node.critical(path.contains(step)));
        legend.setVisible(!path.isEmpty());
    }

    private void choose() {
        nodes.forEach((step, node) ->
                node.chosen(step.equals(model.tasks().stepProperty().get())));
    }

    private void build(Snapshot snapshot) {
        var made = new LinkedHashMap<String, StepNode>();
        for (var step : snapshot.run().steps()) {
            made.put(
                    step.name(),
                    new StepNode(
                            step,
                            loops(snapshot.plan(), step.name()),
                            isFan(snapshot, step),
                            () -> model.tasks().choose(step.name())));
        }
        nodes = made;
        var drawn = new FlowPane(made, edges(snapshot));
        pane = drawn;
        getChildren().setAll(drawn);
        setMinHeight(Math.max(LEAST, drawn.naturalHeight() + 16));
        setPrefHeight(getMinHeight());
    }

    private static boolean isFan(Snapshot snapshot, StepRow step) {
        var plan = snapshot.plan();
        boolean planned = plan != null
                && plan.step(step.name())
                        .map(found -> !found.fanOut().loops().isEmpty()
                                || found.fanOut().inherited() != null)
                        .orElse(false);
        return planned || step.counts().total() > 1;
    }

    static String loops(@Nullable Plan plan, String step) {
        if (plan == null) {
            return "";
        }
        return plan.step(step)
                .map(found -> found.fanOut().loops().isEmpty() && found.fanOut().inherited() != null
                        ? loops(plan, Objects.requireNonNull(found.fanOut().inherited()))
                        : found.fanOut().loops().stream()
                                .map(Plan.Loop::variable)
                                .collect(Collectors.joining(" × ")))
                .orElse("");
    }

    private static List<Edge> edges(Snapshot snapshot) {
        var edges = new ArrayList<Edge>();
        var names = snapshot.run().steps().stream().map(StepRow::name).toList();
        for (var step : snapshot.run().steps()) {
            for (var from : step.dependsOn()) {
                if (names.contains(from)) {
                    edges.add(FlowPane.edge(from, step.name(), carried(snapshot.plan(), from, step.name())));
                }
            }
        }
        return edges;
    }

    /// Returns what `from` gives `to`: `models`, or `delays and 2 more`.
    static String carried(@Nullable Plan plan, String from, String to) {
        var names = new ArrayList<String>();
        if (plan != null) {
            plan.step(to).ifPresent(step -> {
                step.reads().stream().filter(read -> read.from().equals(from)).forEach(read -> names.add(read.name()));
                step.fanOut().gathers().stream()
                        .filter(gather -> plan.step(from)
                                .map(source -> source.writes().stream()
                                        .anyMatch(write -> write.name().equals(gather.artifact())))
                                .orElse(false))
                        .filter(gather -> !names.contains(gather.as()))
                        .forEach(gather -> names.add(gather.as()));
            });
        }
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.getFirst();
            default -> names.getFirst() + " +" + (names.size() - 1);
        };
    }
}
