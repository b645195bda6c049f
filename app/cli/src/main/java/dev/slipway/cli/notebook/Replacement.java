package dev.slipway.cli.notebook;

import dev.slipway.cli.call.Fault;
import dev.slipway.cli.history.RunReference;
import dev.slipway.engine.flow.Plan;
import dev.slipway.kernel.directive.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a task reads in the place of what it had read.
sealed interface Replacement {
    Pattern WRITTEN =
            Pattern.compile("(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*(?<sign>[=@])(?<rest>.*)", Pattern.DOTALL);

    /// Types with one spelling or two, each with the one it is kept as.
    Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("String", "String"),
            Map.entry("boolean", "Boolean"),
            Map.entry("Boolean", "Boolean"),
            Map.entry("int", "Integer"),
            Map.entry("Integer", "Integer"),
            Map.entry("long", "Long"),
            Map.entry("Long", "Long"),
            Map.entry("double", "Double"),
            Map.entry("Double", "Double"));

    /// Returns the variable.
    String name();

    /// Returns what a person wrote behind the name, with its sign.
    String written();

    /// The value of a Java expression.
    record Computed(String name, String expression) implements Replacement {
        @Override
        public String written() {
            return "=" + expression;
        }
    }

    /// What another task kept.
    ///
    /// @param reference as written
    /// @param artifact its name there
    record Stored(String name, String reference, RunReference task, String artifact) implements Replacement {
        @Override
        public String written() {
            return "@" + reference;
        }

        /// Tells from the names alone that a value of `type` is none of `wanted`: another plain type, or the same
        /// generic type of other things, which no cast finds.
        static boolean isSurelyNo(String type, String wanted) {
            if (PLAIN.containsKey(type) && PLAIN.containsKey(wanted)) {
                return !PLAIN.get(type).equals(PLAIN.get(wanted));
            }
            int open = type.indexOf('<');
            return open > 0
                    && wanted.startsWith(type.substring(0, open + 1))
                    && !wanted.contains("?")
                    && !wanted.equals(type);
        }
    }

    /// Reads what a person wrote: `NAME=JAVA` or `NAME@RUN/STEP[/INDEX][/ARTIFACT]`.
    static List<Replacement> read(List<String> written) throws Fault {
        var all = new ArrayList<Replacement>();
        for (var each : written) {
            var matcher = WRITTEN.matcher(each.strip());
            if (!matcher.matches() || matcher.group("rest").isBlank()) {
                throw Fault.usage(
                        "bad-replacement",
                        "This gives no variable a value: " + each + ".",
                        "Write --with 'NAME=JAVA EXPRESSION' or --with NAME@RUN/STEP/INDEX.");
            }
            var name = matcher.group("name");
            var rest = matcher.group("rest").strip();
            all.add(matcher.group("sign").equals("=") ? new Computed(name, rest) : stored(name, rest));
        }
        return all;
    }

    private static Stored stored(String name, String reference) throws Fault {
        int last = reference.lastIndexOf('/');
        boolean namesArtifact =
                last > reference.indexOf('/') && !reference.substring(last + 1).matches("\\d*");
        var task = RunReference.of(namesArtifact ? reference.substring(0, last) : reference);
        if (task.step() == null) {
            throw Fault.usage(
                    "bad-reference",
                    "This names no step: " + reference + ".",
                    "Write " + name + "@RUN/STEP/INDEX, or " + name + "@RUN/STEP/INDEX/ARTIFACT.");
        }
        return new Stored(name, reference, task, namesArtifact ? reference.substring(last + 1) : name);
    }

    /// @throws Fault if `step` does not read the variable, or reads it as a parameter
    default void check(Plan plan, Plan.Step step) throws Fault {
        if (plan.parameters().stream().anyMatch(parameter -> parameter.name().equals(name()))) {
            throw Fault.usage("bad-replacement", name() + " is a parameter.", "Set it with -p " + name() + "=VALUE.");
        }
        if (type(step).isEmpty()) {
            var reads = step.reads().stream()
                    .filter(read -> !read.from().equals("parameters"))
                    .toList();
            var near = Nearest.of(name(), reads.stream().map(Plan.Read::name).toList())
                    .map(each -> "Did you mean " + each + "? ")
                    .orElse("");
            throw Fault.usage(
                    "bad-replacement",
                    "The step " + step.name() + " reads no " + name() + ".",
                    reads.isEmpty()
                            ? "It reads nothing but parameters; those are set with -p."
                            : near
                                    + reads.stream()
                                            .map(read -> read.name() + " (" + read.type() + ")")
                                            .collect(Collectors.joining(", ", "It reads ", ".")));
        }
    }

    /// Returns the type that `step` reads the variable as; empty if it does not.
    default String type(Plan.Step step) {
        return step.reads().stream()
                .filter(read -> read.name().equals(name()))
                .map(Plan.Read::type)
                .findFirst()
                .orElse("");
    }

    /// Returns the refusal of a value that does not fit.
    ///
    /// @param what the value, as the subject of the sentence
    default Fault misfit(Plan.Step step, String what) {
        return Fault.usage(
                "bad-replacement",
                what + ", and " + step.name() + " reads " + name() + " as " + type(step) + ".",
                "Give --with " + name() + " a value of that type.");
    }
}
