package dev.slipway.engine.compare;

import dev.slipway.engine.compare.Difference.Item;
import dev.slipway.engine.compare.Difference.Kind;
import dev.slipway.engine.flow.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds why a run differs from another. One thread at a time; for one pair.
///
/// What was given is looked at before what came out: a change that some step was given is the cause even if an
/// earlier step, given the same, gave something else. Among changes the first in the order of the steps counts,
/// and before it the first whose step came out differently: a change without effect explains nothing.
final class RunDiff {
    private final Side before;
    private final Side after;
    private final Causes causes;
    private final ArtifactDetails details;
    private final Map<String, Item> given = new LinkedHashMap<>();
    private final List<Item> effects = new ArrayList<>();
    private @Nullable Item effective;
    private @Nullable Item unstable;
    private @Nullable Item unstableMetric;

    /// One run of the two.
    ///
    /// @param steps by name, in order
    /// @param parameters as JSON, by name
    /// @param metrics last values, by name
    record Side(
            ComparedRun run,
            Map<String, StepFacts> steps,
            Map<String, String> parameters,
            Map<String, Double> metrics) {}

    /// @param details says in what two artifacts differ
    RunDiff(Side before, Side after, Causes causes, ArtifactDetails details) {
        this.before = before;
        this.after = after;
        this.causes = causes;
        this.details = details;
    }

    Difference diff() throws IOException {
        for (var step : after.steps().entrySet()) {
            walk(step.getKey(), step.getValue());
        }
        for (var step : before.steps().keySet()) {
            if (!after.steps().containsKey(step)) {
                give(new Item(Kind.CODE, step, step, null, "The step " + step + " is gone."));
            }
        }
        addParameters();
        addDependencies();
        addEnvironment();
        addPlan();
        var cause = cause();
        addMetrics();
        var all = new ArrayList<Item>();
        if (cause.kind() != Kind.NONE) {
            all.add(cause);
        }
        given.values().stream().filter(item -> !item.equals(cause)).forEach(all::add);
        effects.stream().filter(item -> !item.equals(cause)).forEach(all::add);
        if (all.isEmpty() && before.run().status() != after.run().status()) {
            all.add(new Item(Kind.NONE, "status", word(before), word(after), cause.message()));
        }
        return new Difference(before.run().id(), after.run().id(), cause, all);
    }

    private void walk(String step, StepFacts now) throws IOException {
        var then = before.steps().get(step);
        if (then == null) {
            var item = new Item(Kind.CODE, step, null, step, "The step " + step + " is new.");
            give(item);
            effective = effective == null ? item : effective;
            return;
        }
        var own = causes.of(step, then, now);
        own.forEach(this::give);
        var sameArtifacts = now.hasArtifactsOf(then);
        var sameMetrics = now.metrics().equals(then.metrics());
        if (!sameArtifacts || !sameMetrics) {
            if (!own.isEmpty() && effective == null) {
                effective = given.get(key(own.getFirst()));
            }
            if (now.hasInputsOf(then)) {
                addUnstable(step, then, now, sameArtifacts);
            }
        }
        addArtifacts(step, then, now);
    }

    private void give(Item item) {
        given.putIfAbsent(key(item), item);
    }

    private static String key(Item item) {
        return item.kind() + " " + item.where();
    }

    private void addUnstable(String step, StepFacts then, StepFacts now, boolean sameArtifacts) {
        var what = then.isDone() != now.isDone()
                ? (now.isDone() ? "succeeded" : "did not succeed") + ", although it was given the same as before"
                : "gave other " + (sameArtifacts ? "metrics" : "results")
                        + " from the same code, parameters and inputs: it is not deterministic";
        var item = new Item(
                Kind.NONDETERMINISM,
                step,
                then.status().word(),
                now.status().word(),
                "The step " + step + " " + what + ".");
        effects.add(item);
        if (!sameArtifacts && unstable == null) {
            unstable = item;
        } else if (sameArtifacts && unstableMetric == null) {
            unstableMetric = item;
        }
    }

    private void addArtifacts(String step, StepFacts then, StepFacts now) {
        var names = new TreeSet<>(then.outputs().keySet());
        names.addAll(now.outputs().keySet());
        for (var name : names) {
            var old = then.outputs().get(name);
            var young = now.outputs().get(name);
            if (!Objects.equals(old == null ? null : old.hashes(), young == null ? null : young.hashes())) {
                effects.add(artifact(step + "/" + name, old, young));
            }
        }
    }

    private Item artifact(String where, StepFacts.@Nullable Output old, StepFacts.@Nullable Output young) {
        var message = old == null || young == null
                ? "The artifact " + where
                        + (old == null ? " is only in the later run." : " is only in the earlier run.")
                : old.hashes().size() == 1 && young.hashes().size() == 1
                        ? "The artifact " + where + " differs" + detail(old, young) + "."
                        : "The artifact " + where + " " + overTasks(old.hashes(), young.hashes()) + detail(old, young)
                                + ".";
        return new Item(Kind.ARTIFACT, where, shown(old), shown(young), message);
    }

    /// Says in what an artifact differs in the first task where it does.
    private String detail(StepFacts.Output old, StepFacts.Output young) {
        if (!old.format().equals(young.format())) {
            return "";
        }
        for (var task : old.hashes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            var now = young.hashes().get(task.getKey());
            if (now != null && !now.equals(task.getValue())) {
                var clause = details.of(old.format(), task.getValue(), now);
                return clause.isEmpty()
                        ? ""
                        : old.hashes().size() == 1 ? ": " + clause : ": in " + task.getKey() + ", " + clause;
            }
        }
        return "";
    }

    /// Says in how many tasks an artifact differs, a task being known by its elements.
    private static String overTasks(Map<String, String> old, Map<String, String> young) {
        var common = old.keySet().stream().filter(young::containsKey).toList();
        long differing = common.stream()
                .filter(task -> !Objects.equals(old.get(task), young.get(task)))
                .count();
        var clauses = new ArrayList<String>();
        if (differing > 0) {
            clauses.add(String.format(Locale.ROOT, "differs in %,d of %,d tasks", differing, common.size()));
        } else if (!common.isEmpty()) {
            clauses.add(String.format(Locale.ROOT, "is the same in %,d tasks", common.size()));
        }
        if (young.size() > common.size()) {
            clauses.add(String.format(Locale.ROOT, "is new in %,d", young.size() - common.size()));
        }
        if (old.size() > common.size()) {
            clauses.add(String.format(Locale.ROOT, "is gone from %,d", old.size() - common.size()));
        }
        return String.join(", ", clauses);
    }

    private static @Nullable String shown(StepFacts.@Nullable Output output) {
        return output == null
                ? null
                : output.hashes().size() == 1
                        ? output.preview()
                        : String.format(
                                Locale.ROOT, "%,d values", output.hashes().size());
    }

    private void addParameters() throws IOException {
        var names = new TreeSet<>(before.parameters().keySet());
        names.addAll(after.parameters().keySet());
        for (var name : names) {
            var then = before.parameters().get(name);
            var now = after.parameters().get(name);
            if (!Objects.equals(then, now)) {
                give(Causes.parameter(name, then, now, ""));
            }
        }
    }

    private void addDependencies() {
        var then = jars(before.run().plan());
        var now = jars(after.run().plan());
        var libraries = new TreeSet<>(then.keySet());
        libraries.addAll(now.keySet());
        for (var library : libraries) {
            var old = then.get(library);
            var young = now.get(library);
            if (!Objects.equals(old, young)) {
                give(dependency(library, old, young));
            }
        }
    }

    private static Item dependency(String library, Plan.@Nullable Jar old, Plan.@Nullable Jar young) {
        var then = old == null ? null : Dependency.of(old).version();
        var now = young == null ? null : Dependency.of(young).version();
        var message = then == null
                ? "The dependency " + library + " " + now + " is new."
                : now == null
                        ? "The dependency " + library + " " + then + " is gone."
                        : then.equals(now)
                                ? "The jar of the dependency " + library + " " + now + " has other bytes."
                                : "The dependency " + library + " changed: " + then + " → " + now + ".";
        return new Item(Kind.DEPENDENCY, library, then, now, message);
    }

    private static Map<String, Plan.Jar> jars(Plan plan) {
        return plan.jars().stream()
                .collect(Collectors.toMap(jar -> Dependency.of(jar).library(), jar -> jar, (a, _) -> a));
    }

    private void addEnvironment() {
        var then = before.run().environment();
        var now = after.run().environment();
        var names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        for (var name : names) {
            if (!Objects.equals(then.get(name), now.get(name))) {
                give(Causes.environment(name, then.get(name), now.get(name)));
            }
        }
    }

    private void addPlan() {
        var then = before.run().plan();
        var now = after.run().plan();
        var explained =
                given.values().stream().anyMatch(item -> item.kind() == Kind.CODE || item.kind() == Kind.DEPENDENCY);
        if (!then.hash().equals(now.hash()) && !explained) {
            give(new Item(
                    Kind.CODE,
                    "plan",
                    then.hash().hex(),
                    now.hash().hex(),
                    "The plan changed, but no step's code: its settings, parameters or the order of steps."));
        }
    }

    private Item cause() {
        if (effective != null) {
            return effective;
        }
        if (!given.isEmpty()) {
            return given.values().iterator().next();
        }
        if (unstable != null) {
            return unstable;
        }
        if (unstableMetric != null) {
            return unstableMetric;
        }
        var same = before.run().status() == after.run().status() && effects.isEmpty();
        return new Item(
                Kind.NONE,
                "",
                null,
                null,
                same
                        ? "The runs are the same: they were given the same and gave the same."
                        : "The runs were given the same, but one did not get as far: the first is " + word(before)
                                + ", the second " + word(after) + ".");
    }

    private static String word(Side side) {
        return side.run().status().word();
    }

    private void addMetrics() {
        var names = new TreeSet<>(before.metrics().keySet());
        names.addAll(after.metrics().keySet());
        for (var name : names) {
            var then = before.metrics().get(name);
            var now = after.metrics().get(name);
            if (!Objects.equals(then, now)) {
                var message = then == null
                        ? "The metric " + name + " is new: " + now + "."
                        : now == null
                                ? "The metric " + name + " is gone; it was " + then + "."
                                : "The metric " + name + " changed: " + then + " → " + now + ".";
                effects.add(new Item(Kind.METRIC, name, then, now, message));
            }
        }
    }
}
