package dev.slipway.desktop.why;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.Difference;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What two runs were made of, from inputs to the last step, with where they part. Pure.
///
/// @param nodes copied
record Lineage(List<Node> nodes) {
    Lineage {
        nodes = List.copyOf(nodes);
    }

    /// How a part compares.
    enum State {
        SAME,
        CAUSE,
        CHANGED,
        FOLLOWS
    }

    /// @param words what is to be said of it in a few words
    record Node(String name, State state, String words) {}

    /// Returns the lineage of `after`, compared with `before`.
    static Lineage of(RunDetail before, RunDetail after, Difference difference) {
        var nodes = new ArrayList<Node>();
        if (!before.inputs().isEmpty() || !after.inputs().isEmpty()) {
            nodes.add(inputs(after, difference));
        }
        if (!after.row().parameters().isEmpty() || !before.row().parameters().isEmpty()) {
            nodes.add(parameters(before, after, difference));
        }
        var touched = new HashSet<String>();
        boolean isFound = difference.cause().kind() != Difference.Kind.NONE
                && nodes.stream().anyMatch(node -> node.state() == State.CAUSE);
        for (var step : after.steps()) {
            var node = step(step, before, difference, touched, isFound);
            isFound |= node.state() == State.CAUSE;
            nodes.add(node);
        }
        return new Lineage(nodes);
    }

    private static Node inputs(RunDetail after, Difference difference) {
        var items = of(difference, Difference.Kind.INPUT);
        var name = after.inputs().size() == 1
                ? file(after.inputs().getFirst().path())
                : Words.count(
                        after.inputs().stream()
                                .map(input -> input.path())
                                .distinct()
                                .count(),
                        "input");
        if (items.isEmpty()) {
            return new Node(
                    name,
                    State.SAME,
                    after.inputs().size() == 1
                            ? "same, "
                                    + Facts.hash(
                                            after.inputs().getFirst().sha256().hex())
                            : "same");
        }
        return new Node(
                name,
                difference.cause().kind() == Difference.Kind.INPUT ? State.CAUSE : State.CHANGED,
                Words.count(items.size(), "file") + " changed");
    }

    private static Node parameters(RunDetail before, RunDetail after, Difference difference) {
        var items = of(difference, Difference.Kind.PARAMETER);
        int all = after.row().parameters().size();
        long same = after.row().parameters().entrySet().stream()
                .filter(entry -> Objects.equals(
                        entry.getValue(), before.row().parameters().get(entry.getKey())))
                .count();
        boolean isCause = difference.cause().kind() == Difference.Kind.PARAMETER;
        var state = items.isEmpty() && same == all ? State.SAME : isCause ? State.CAUSE : State.CHANGED;
        return new Node("parameters", state, same + " of " + all + " same");
    }

    private static Node step(
            StepRow step, RunDetail before, Difference difference, Set<String> touched, boolean isFound) {
        var old = before.steps().stream()
                .filter(other -> other.name().equals(step.name()))
                .findFirst();
        boolean isNamed = difference.cause().where().equals(step.name());
        boolean isOwn = old.isEmpty() || !old.get().code().equals(step.code()) || isNamed;
        boolean isFed = step.dependsOn().stream().anyMatch(touched::contains)
                || difference.all().stream()
                        .anyMatch(item ->
                                (item.kind() == Difference.Kind.PARAMETER || item.kind() == Difference.Kind.INPUT)
                                        && item.message().contains(", which " + step.name() + " reads"));
        if (isOwn || isFed) {
            touched.add(step.name());
        }
        if (isOwn) {
            var words =
                    old.isEmpty() ? "new" : isNamed && isNonDeterminism(difference) ? "other outputs" : "code changed";
            return new Node(step.name(), isFound ? State.CHANGED : State.CAUSE, words);
        }
        return isFed ? new Node(step.name(), State.FOLLOWS, "follows") : new Node(step.name(), State.SAME, same(step));
    }

    private static boolean isNonDeterminism(Difference difference) {
        return difference.cause().kind() == Difference.Kind.NONDETERMINISM;
    }

    private static String same(StepRow step) {
        boolean isReused = step.status() == RunStatus.REUSED
                || (step.counts().reused() > 0 && step.counts().executed() == 0);
        return isReused ? "same, reused" : "same";
    }

    private static List<Difference.Item> of(Difference difference, Difference.Kind kind) {
        return difference.all().stream().filter(item -> item.kind() == kind).toList();
    }

    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Returns what follows from the cause, in a sentence; empty if nothing does.
    Optional<String> consequence() {
        var same = named(State.SAME);
        var follows = named(State.FOLLOWS);
        if (nodes.stream().noneMatch(node -> node.state() == State.CAUSE)) {
            return Optional.empty();
        }
        // names keep their letters: they stand at no sentence's beginning
        var first = same.isEmpty() ? "" : "The same in both: " + join(same) + ". ";
        var second = follows.isEmpty() ? "No step follows from it." : "From it follow: " + join(follows) + ".";
        return Optional.of(first + second);
    }

    private List<String> named(State state) {
        return nodes.stream()
                .filter(node -> node.state() == state)
                .map(Node::name)
                .toList();
    }

    private static String join(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
