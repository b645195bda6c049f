package dev.slipway.engine.compare;

import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.json.JsonText;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a version of a flow differs from another one. Immutable.
///
/// @param changes steps, parameters and dependencies that differ; copied
/// @param code cell by cell, null if a notebook's text is gone
public record VersionDiff(List<Item> changes, @Nullable CodeDiff code) {
    private static final int LONGEST_VALUE = 40;

    public VersionDiff {
        changes = List.copyOf(changes);
    }

    /// What a version has.
    public enum Kind {
        STEP,
        PARAMETER,
        DEPENDENCY
    }

    /// What happened to it.
    public enum Change {
        ADDED,
        CHANGED,
        REMOVED
    }

    /// One thing that differs.
    ///
    /// @param words a clause about how it changed: `its code changed`, `0.1 -> 0.2`
    /// @param before of a parameter its default, else null
    /// @param after likewise
    public record Item(
            Kind kind,
            String name,
            Change change,
            String words,
            @Nullable Object before,
            @Nullable Object after) {
        static Item of(Kind kind, String name, Change change, String words) {
            return new Item(kind, name, change, words, null, null);
        }
    }

    /// Returns how `after` differs from `before`, with the texts they were deployed with. Does I/O.
    public static VersionDiff between(Deployments deployments, Deployment before, Deployment after) {
        var old = text(deployments, before);
        var now = text(deployments, after);
        var code = old == null || now == null
                ? null
                : code(
                        new Text(before.created().notebook(), old),
                        new Text(after.created().notebook(), now));
        return of(before.plan(), after.plan(), code);
    }

    private static @Nullable String text(Deployments deployments, Deployment version) {
        try {
            return deployments.notebookText(version);
        } catch (IOException gone) {
            return null; // all else of the version is still there
        }
    }

    /// A notebook's text.
    ///
    /// @param path whose extension says how to read it
    public record Text(String path, String text) {
        private Opened read() {
            return NotebookFiles.read(Path.of(path), text);
        }
    }

    /// Returns how two texts differ; null if one of them cannot be read as a notebook.
    public static @Nullable CodeDiff code(Text before, Text after) {
        try {
            return before.read() instanceof Opened.Notebook old && after.read() instanceof Opened.Notebook now
                    ? CodeDiffs.between(old.document(), now.document())
                    : null;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /// Returns how `after` differs from `before`.
    public static VersionDiff of(Plan before, Plan after, @Nullable CodeDiff code) {
        var items = new ArrayList<Item>();
        for (var step : after.steps()) {
            var old = before.step(step.name());
            if (old.isEmpty()) {
                items.add(Item.of(Kind.STEP, step.name(), Change.ADDED, "new"));
            } else if (!old.get().code().equals(step.code())) {
                items.add(Item.of(Kind.STEP, step.name(), Change.CHANGED, "its code changed"));
            } else if (!old.get().settings().equals(step.settings())) {
                items.add(Item.of(Kind.STEP, step.name(), Change.CHANGED, "its resources changed"));
            } else if (!old.get().fanOut().equals(step.fanOut())) {
                items.add(Item.of(Kind.STEP, step.name(), Change.CHANGED, "its loops changed"));
            }
        }
        addGone(items, Kind.STEP, before.steps(), after.steps(), Plan.Step::name);
        addParameters(items, before, after);
        for (var jar : after.jars()) {
            var old = before.jars().stream()
                    .filter(one -> one.coordinates().equals(jar.coordinates()))
                    .findFirst();
            if (old.isEmpty()) {
                items.add(Item.of(Kind.DEPENDENCY, jar.coordinates(), Change.ADDED, "new"));
            } else if (!old.get().sha256().equals(jar.sha256())) {
                items.add(Item.of(Kind.DEPENDENCY, jar.coordinates(), Change.CHANGED, "its content changed"));
            }
        }
        addGone(items, Kind.DEPENDENCY, before.jars(), after.jars(), Plan.Jar::coordinates);
        return new VersionDiff(items, code);
    }

    private static <T> void addGone(
            List<Item> items, Kind kind, List<T> before, List<T> after, Function<T, String> name) {
        var there = after.stream().map(name).toList();
        before.stream()
                .map(name)
                .filter(each -> !there.contains(each))
                .forEach(each -> items.add(Item.of(kind, each, Change.REMOVED, "gone")));
    }

    private static void addParameters(List<Item> items, Plan before, Plan after) {
        for (var parameter : after.parameters()) {
            var old = before.parameters().stream()
                    .filter(one -> one.name().equals(parameter.name()))
                    .findFirst()
                    .orElse(null);
            if (old == null) {
                items.add(Item.of(Kind.PARAMETER, parameter.name(), Change.ADDED, "new"));
                continue;
            }
            var then = old.defaultValue();
            var now = parameter.defaultValue();
            var words = new ArrayList<String>();
            if (!old.type().equals(parameter.type())) {
                words.add(old.type() + " -> " + parameter.type());
            }
            if (!Objects.equals(then, now)) {
                words.add(words(then) + " -> " + words(now));
            }
            if (!words.isEmpty()) {
                items.add(new Item(
                        Kind.PARAMETER, parameter.name(), Change.CHANGED, String.join(", ", words), then, now));
            }
        }
        addGone(items, Kind.PARAMETER, before.parameters(), after.parameters(), Plan.Parameter::name);
    }

    private static String words(@Nullable Object value) {
        var text = JsonText.words(JsonText.write(value));
        if (value instanceof Double && text.endsWith(".0")) {
            return text.substring(0, text.length() - 2);
        }
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE - 1) + "…" : text;
    }

    /// Tells whether nothing differs, the text of the notebooks included.
    public boolean isSame() {
        return changes.isEmpty() && (code == null || code.same());
    }
}
