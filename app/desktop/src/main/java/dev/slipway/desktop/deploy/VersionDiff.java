package dev.slipway.desktop.deploy;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.flow.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a version differs from another one. Pure.
///
/// @param other number of the other version
/// @param changes steps, parameters and dependencies that differ; copied
/// @param code cell by cell, null if a notebook's text is gone
record VersionDiff(int other, List<Item> changes, @Nullable CodeDiff code) {
    VersionDiff {
        changes = List.copyOf(changes);
    }

    /// One thing that differs.
    ///
    /// @param icon of what happened to it
    /// @param kind `step`, `parameter` or `dependency`
    record Item(String icon, String kind, String name, String words) {}

    /// Returns how `after` differs from `before`.
    static VersionDiff of(int other, Plan before, Plan after, @Nullable CodeDiff code) {
        var items = new ArrayList<Item>();
        for (var step : after.steps()) {
            var old = before.step(step.name());
            if (old.isEmpty()) {
                items.add(added("step", step.name()));
            } else if (!old.get().code().equals(step.code())) {
                items.add(new Item("pencil-outline", "step", step.name(), "its code changed"));
            } else if (!old.get().settings().equals(step.settings())) {
                items.add(new Item("pencil-outline", "step", step.name(), "its resources changed"));
            }
        }
        before.steps().stream()
                .filter(step -> after.step(step.name()).isEmpty())
                .forEach(step -> items.add(gone("step", step.name())));
        parameters(before, after, items);
        jars(before, after, items);
        return new VersionDiff(other, items, code);
    }

    private static Item added(String kind, String name) {
        return new Item("plus", kind, name, "new");
    }

    private static Item gone(String kind, String name) {
        return new Item("minus-circle-outline", kind, name, "gone");
    }

    private static void parameters(Plan before, Plan after, List<Item> items) {
        for (var parameter : after.parameters()) {
            var old = before.parameters().stream()
                    .filter(one -> one.name().equals(parameter.name()))
                    .findFirst();
            if (old.isEmpty()) {
                items.add(added("parameter", parameter.name()));
            } else if (!Objects.equals(old.get().defaultValue(), parameter.defaultValue())) {
                items.add(new Item(
                        "pencil-outline",
                        "parameter",
                        parameter.name(),
                        Facts.parameter(old.get().defaultValue(), 40) + " -> "
                                + Facts.parameter(parameter.defaultValue(), 40)));
            }
        }
        before.parameters().stream()
                .filter(old ->
                        after.parameters().stream().noneMatch(one -> one.name().equals(old.name())))
                .forEach(old -> items.add(gone("parameter", old.name())));
    }

    private static void jars(Plan before, Plan after, List<Item> items) {
        var old = before.jars().stream().map(Plan.Jar::coordinates).toList();
        var now = after.jars().stream().map(Plan.Jar::coordinates).toList();
        now.stream().filter(jar -> !old.contains(jar)).forEach(jar -> items.add(added("dependency", jar)));
        old.stream().filter(jar -> !now.contains(jar)).forEach(jar -> items.add(gone("dependency", jar)));
    }

    /// Tells whether nothing differs, the text of the notebook included.
    boolean isSame() {
        return changes.isEmpty() && (code == null || code.same());
    }
}
