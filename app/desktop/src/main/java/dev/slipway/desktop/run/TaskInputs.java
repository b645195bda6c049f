package dev.slipway.desktop.run;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.Rows.TaskRow;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a task was given: its element, parameters, what earlier steps gave, files, queries, and where it ran. UI thread
/// only.
final class TaskInputs {
    private final RunPageViewModel page;
    private final VBox box = new VBox(4);

    private TaskInputs(RunPageViewModel page) {
        this.page = page;
        box.setPadding(new Insets(8, 12, 8, 12));
    }

    /// Returns that of a task of `step`.
    static VBox of(RunPageViewModel page, String step, TaskDetail detail) {
        var inputs = new TaskInputs(page);
        var snapshot = page.snapshotProperty().get();
        if (snapshot != null) {
            inputs.fill(snapshot, step, detail);
        }
        return inputs.box;
    }

    private void fill(Snapshot snapshot, String step, TaskDetail detail) {
        var plan = snapshot.plan();
        head("Read");
        int before = box.getChildren().size();
        loops(detail);
        if (plan != null) {
            plan.step(step)
                    .ifPresent(one -> reads(snapshot, plan, one, detail.row().item()));
        }
        snapshot.run().inputs().stream()
                .filter(input -> input.step().equals(step))
                .forEach(input -> fact(input.path(), Words.bytes(input.bytes()) + ", read by the step"));
        if (box.getChildren().size() == before) {
            box.getChildren().add(Kit.text("Nothing of other steps, and no file", "t2", "subtle"));
        }
        detail.queries().forEach(query -> {
            head("Query of " + query.connection());
            var text = Kit.text(query.text(), "t1", "mono");
            text.setWrapText(true);
            box.getChildren().add(text);
            fact("rows", Words.count(query.rows()));
            query.values().forEach(this::fact);
        });
        head("Environment");
        snapshot.run().environment().forEach(this::fact);
        fact("machine", snapshot.run().row().origin().host());
        snapshot.run().jars().forEach(jar -> fact("dependency", jar.coordinates()));
    }

    private void loops(TaskDetail detail) {
        var variables = page.tasks().variablesProperty().get();
        if (variables.isEmpty() && !detail.row().item().isEmpty()) {
            fact("item", detail.row().item());
        }
        for (int i = 0; i < variables.size(); i++) {
            fact(variables.get(i), TaskListViewModel.value(detail.row(), i));
        }
    }

    /// Names what the step reads, with a way to the task that gave it.
    private void reads(Snapshot snapshot, Plan plan, Plan.Step step, String item) {
        var parameters = snapshot.run().row().parameters();
        for (var read : step.reads()) {
            switch (read.from()) {
                case "foreach" -> {}
                case "parameters" -> fact(read.name(), Facts.parameter(parameters.get(read.name()), 60));
                default -> from(snapshot, read.name(), read.from(), item);
            }
        }
        for (var from : step.dependsOn()) {
            step.fanOut().gathers().stream()
                    .filter(gather -> plan.step(from)
                            .map(source -> source.writes().stream()
                                    .anyMatch(write -> write.name().equals(gather.artifact())))
                            .orElse(false))
                    .forEach(gather -> {
                        int tasks =
                                snapshot.tasks().getOrDefault(from, List.of()).size();
                        row(
                                gather.as(),
                                Kit.link(
                                        "all " + Words.count(tasks) + " of " + from,
                                        () -> page.tasks().choose(from),
                                        "t2"));
                    });
        }
    }

    /// Names a value of the task of `step` with the same elements, or the outer ones of them: they come first.
    private void from(Snapshot snapshot, String name, String step, String item) {
        var tasks = snapshot.tasks().getOrDefault(step, List.of());
        int task = tasks.stream()
                .filter(one -> item.equals(one.item()) || item.startsWith(one.item() + ", "))
                .map(TaskRow::index)
                .findFirst()
                .orElse(0);
        row(
                name,
                Kit.link(
                        tasks.size() > 1 ? step + " " + Words.count(task) : step,
                        () -> {
                            page.tasks().choose(step);
                            page.tasks().chooseTask(task);
                        },
                        "t2"));
    }

    private void head(String words) {
        var label = Kit.text(words, "b", "t2");
        label.setPadding(new Insets(box.getChildren().isEmpty() ? 0 : 8, 0, 0, 0));
        box.getChildren().add(label);
    }

    private void fact(String name, String value) {
        var label = Kit.text(value, "t2", "plain");
        label.setWrapText(true);
        row(name, label);
    }

    private void row(String name, Label value) {
        Node label = named(name);
        HBox.setHgrow(value, Priority.ALWAYS);
        box.getChildren().add(Kit.row(8, label, value));
    }

    private static Label named(String name) {
        var label = Kit.text(name, "t2", "muted");
        label.setMinWidth(96);
        label.setMaxWidth(96);
        return label;
    }
}
