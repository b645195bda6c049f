package dev.slipway.engine.compare;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.compare.Difference.Item;
import dev.slipway.engine.compare.Difference.Kind;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.reuse.CodeChanges;
import dev.slipway.engine.reuse.Keys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Says in what one step differs between two runs, by what it was given. Immutable.
///
/// @param code of the later run, null if it is gone from the store
/// @param packageBefore names the earlier run's code
/// @param cells how the notebooks differ
record Causes(@Nullable CodeChanges code, ContentHash packageBefore, ChangedCells cells) {
    /// Returns the differences of a step's own: code, parameters, files, jars, surroundings, in this order.
    List<Item> of(String step, StepFacts before, StepFacts after) throws IOException {
        var items = new ArrayList<Item>();
        if (!before.code().equals(after.code())) {
            items.add(code(step, before, after));
        }
        var names = new TreeSet<>(before.parts().keySet());
        names.addAll(after.parts().keySet());
        if (!before.parts().isEmpty() && !after.parts().isEmpty()) {
            addParameters(items, step, names, before, after);
        }
        addInputs(items, step, before, after);
        if (!before.parts().isEmpty() && !after.parts().isEmpty()) {
            addSurroundings(items, names, before, after);
        }
        return items;
    }

    private Item code(String step, StepFacts before, StepFacts after) {
        var change = code == null
                ? new CodeChanges.Change("code changed", null, CodeChanges.Side.LATER)
                : code.first(step, packageBefore.hex());
        var place = change.cell();
        var cell = place == null ? cells.ofStep(step) : cells.at(place, change.side());
        var clause = place == null && cell.isPresent() ? cell.get().clause() : change.clause();
        return new Item(
                Kind.CODE,
                step,
                cell.isPresent() ? cell.get().before() : before.code(),
                cell.isPresent() ? cell.get().after() : after.code(),
                step + ": " + clause + ".");
    }

    private static void addParameters(
            List<Item> items, String step, TreeSet<String> names, StepFacts before, StepFacts after)
            throws IOException {
        for (var name : names) {
            var then = before.parts().get(name);
            var now = after.parts().get(name);
            // one that is read on one side only is a change of code
            if (name.startsWith(Keys.PARAMETER)
                    && then instanceof String old
                    && now instanceof String young
                    && !old.equals(young)) {
                items.add(parameter(name.substring(Keys.PARAMETER.length()), old, young, step));
            }
        }
    }

    static Item parameter(String name, @Nullable String before, @Nullable String after, String step)
            throws IOException {
        var read = step.isEmpty() ? "" : ", which " + step + " reads,";
        return new Item(
                Kind.PARAMETER,
                "parameter " + name,
                before == null ? null : JsonText.read(before),
                after == null ? null : JsonText.read(after),
                "The parameter " + name + change(read, before, after) + ".");
    }

    private static String change(String read, @Nullable String before, @Nullable String after) {
        if (before != null && after != null) {
            return read + " changed: " + JsonText.brief(before) + " → " + JsonText.brief(after);
        }
        return after != null
                ? " is new: " + JsonText.brief(after)
                : " is gone" + (before == null ? "" : "; it was " + JsonText.brief(before));
    }

    private static void addInputs(List<Item> items, String step, StepFacts before, StepFacts after) {
        var paths = new TreeSet<>(before.inputs().keySet());
        paths.addAll(after.inputs().keySet());
        for (var path : paths) {
            var then = before.inputs().get(path);
            var now = after.inputs().get(path);
            if (then != null && now != null && !then.equals(now)) {
                items.add(new Item(
                        Kind.INPUT, path, then, now, "The file " + path + ", which " + step + " reads, changed."));
            } else if ((then == null || now == null) && before.isDone() && after.isDone()) {
                items.add(new Item(
                        Kind.INPUT,
                        path,
                        then,
                        now,
                        step
                                + (then == null ? " reads the file " : " does not read the file ")
                                + path
                                + (then == null ? ", which it did not before." : " any more.")));
            }
        }
    }

    private static void addSurroundings(List<Item> items, TreeSet<String> names, StepFacts before, StepFacts after) {
        for (var name : names) {
            var then = before.parts().get(name);
            var now = after.parts().get(name);
            var isOurs = name.equals(Keys.CODE)
                    || name.startsWith(Keys.PARAMETER)
                    || name.startsWith(Keys.ARTIFACT)
                    || name.startsWith(Keys.GATHERED)
                    || name.startsWith(Keys.DEPENDENCY);
            if (!isOurs && !java.util.Objects.equals(then, now)) {
                items.add(environment(name, text(then), text(now)));
            }
        }
    }

    static Item environment(String name, @Nullable String before, @Nullable String after) {
        return new Item(
                Kind.ENVIRONMENT,
                name,
                before,
                after,
                "The environment changed: " + name + " " + (before == null ? "(not recorded)" : before) + " → "
                        + (after == null ? "(not recorded)" : after) + ".");
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : String.valueOf(value);
    }
}
