package dev.slipway.desktop.deploy;

import dev.slipway.desktop.deploy.Check.Change;
import dev.slipway.desktop.flowgraph.FlowLayout.Edge;
import dev.slipway.desktop.flowgraph.FlowPane;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.flow.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The graph of a plan: what runs how often, and what changed. UI thread only.
final class PlanGraph {
    /// Most steps that are drawn.
    static final int MOST = 40;

    private static final double HEIGHT = 44;

    private PlanGraph() {}

    /// What stands at the lines.
    enum Labels {
        SHOWN,
        NONE
    }

    /// Returns the steps to draw: all where there are few, else those that changed and what stands beside them; the
    /// first ones if none did. In document order, at most `MOST`.
    static List<String> drawn(Plan plan, Function<Plan.Step, Change> change) {
        var all = plan.steps();
        if (all.size() <= MOST) {
            return all.stream().map(Plan.Step::name).toList();
        }
        var changed = all.stream()
                .filter(step -> change.apply(step) != Change.SAME)
                .map(Plan.Step::name)
                .collect(Collectors.toSet());
        var near = new HashSet<>(changed);
        for (var step : all) {
            if (changed.contains(step.name())) {
                near.addAll(step.dependsOn());
            } else if (step.dependsOn().stream().anyMatch(changed::contains)) {
                near.add(step.name());
            }
        }
        return all.stream()
                .map(Plan.Step::name)
                .filter(name -> near.isEmpty() || near.contains(name))
                .limit(MOST)
                .toList();
    }

    /// Returns what is left out of the graph, to be said behind the number of steps; empty for nothing.
    static String leftOut(Plan plan, Function<Plan.Step, Change> change) {
        int all = plan.steps().size();
        int drawn = drawn(plan, change).size();
        boolean isChange = plan.steps().stream().anyMatch(step -> change.apply(step) != Change.SAME);
        return drawn == all
                ? ""
                : "; drawn: " + Words.count(drawn) + " of " + Words.count(all)
                        + (isChange ? ", what changed and what stands beside it" : ", the first ones");
    }

    /// @param change how each step compares with the live version
    static FlowPane of(Plan plan, Function<Plan.Step, Change> change, Labels labels) {
        var shown = Set.copyOf(drawn(plan, change));
        var nodes = new LinkedHashMap<String, Region>();
        for (var step : plan.steps()) {
            if (shown.contains(step.name())) {
                nodes.put(step.name(), node(plan, step, change.apply(step)));
            }
        }
        var contracts = Check.contracts(plan);
        var edges = new ArrayList<Edge>();
        for (var step : plan.steps()) {
            for (var from : step.dependsOn()) {
                if (nodes.containsKey(from) && nodes.containsKey(step.name())) {
                    edges.add(FlowPane.edge(
                            from, step.name(), labels == Labels.SHOWN ? carried(contracts, from, step) : ""));
                }
            }
        }
        return new FlowPane(nodes, edges);
    }

    private static Region node(Plan plan, Plan.Step step, Change change) {
        var runs = Check.runs(plan, step);
        var head = Kit.row(6, Icons.sized("layers-outline", 14), Kit.text(step.name(), "m5", "t2"), Kit.spacer());
        var word = switch (change) {
            case SAME -> "";
            case CHANGED -> "changed";
            case NEW -> "new";
        };
        if (!word.isEmpty()) {
            head.getChildren().add(Kit.text(word, "t1", "accent-text"));
        }
        var below = Kit.text(runs, "t1", "subtle");
        var box = new VBox(head, below);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(new Insets(4, 10, 4, 10));
        var node = new StackPane(box);
        node.getStyleClass().addAll("step-node", "plain");
        if (!step.fanOut().loops().isEmpty() || step.fanOut().inherited() != null) {
            node.getStyleClass().add("fan");
        }
        node.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("on"), change != Change.SAME);
        double told = word.isEmpty() ? 0 : word.length() * 6.8 + 16;
        double length = Math.max(step.name().length() * 7.2 + 40 + told, runs.length() * 6.2 + 24);
        node.setPrefSize(Math.clamp(length, 108, 240), HEIGHT);
        node.setAccessibleText(step.name() + ", " + runs + (word.isEmpty() ? "" : ", " + word));
        return node;
    }

    private static String carried(List<Check.Contract> contracts, String from, Plan.Step to) {
        List<String> names = contracts.stream()
                .filter(contract ->
                        contract.from().equals(from) && contract.to().contains(to.name()))
                .map(Check.Contract::carries)
                .toList();
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.getFirst();
            default -> names.getFirst() + " +" + (names.size() - 1);
        };
    }
}
