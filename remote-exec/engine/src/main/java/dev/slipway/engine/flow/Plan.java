package dev.slipway.engine.flow;

import dev.slipway.api.document.CellId;
import dev.slipway.api.run.ContentHash;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A compiled flow: what every back end consumes; none looks at the notebook. Steps are in document order.
///
/// @param flow the flow's name, a slug
/// @param hash SHA-256 of the canonical semantic form: the same for the same code everywhere
/// @param packageHash SHA-256 of the shipped classes, line tables included
/// @param parameters the run's parameters in document order; copied
/// @param library cells that hold only imports, types, methods and constants; copied
/// @param steps copied
/// @param jars the notebook's locked dependencies; copied
public record Plan(
        String flow,
        ContentHash hash,
        ContentHash packageHash,
        List<Parameter> parameters,
        List<CellId> library,
        List<Step> steps,
        List<Jar> jars) {
    /// Version of the canonical form.
    public static final int SCHEMA = 1;

    public Plan {
        parameters = List.copyOf(parameters);
        library = List.copyOf(library);
        steps = List.copyOf(steps);
        jars = List.copyOf(jars);
    }

    /// Returns the step `name`; empty if there is none.
    public Optional<Step> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /// One parameter.
    ///
    /// @param name the variable
    /// @param type Java type as a person writes it
    /// @param defaultValue a JSON value of that type: String, Boolean, Long, Double, BigDecimal, List, Map or null
    /// @param choices the only values, where the type is an enum, else empty; copied
    public record Parameter(
            String name, String type, @Nullable Object defaultValue, List<String> choices) {
        public Parameter {
            choices = List.copyOf(choices);
        }

        /// Makes a parameter of a type that is no enum.
        public Parameter(String name, String type, @Nullable Object defaultValue) {
            this(name, type, defaultValue, List.of());
        }
    }

    /// One locked dependency.
    ///
    /// @param coordinates as Maven writes them, `group:artifact:version`; of a file beside the notebook its path
    ///     after `file:`
    /// @param repositories addresses to ask for it beside the usual repositories, separated by blanks
    public record Jar(String coordinates, ContentHash sha256, String repositories) {
        /// Makes a jar of the usual repositories.
        public Jar(String coordinates, ContentHash sha256) {
            this(coordinates, sha256, "");
        }
    }

    /// One step.
    ///
    /// @param name unique within the flow
    /// @param cells its cells in document order; copied
    /// @param dependsOn steps whose definitions its reads bind to, in document order; copied
    /// @param fanOut how often it runs and what it collects
    /// @param reads artifacts, parameters and loop variables it reads; copied
    /// @param writes artifacts it keeps; copied
    /// @param settings resources, retry and the like
    /// @param code hash of the canonical form of all code the step reaches
    public record Step(
            String name,
            List<CellId> cells,
            List<String> dependsOn,
            FanOut fanOut,
            List<Read> reads,
            List<Write> writes,
            Settings settings,
            ContentHash code) {
        public Step {
            cells = List.copyOf(cells);
            dependsOn = List.copyOf(dependsOn);
            reads = List.copyOf(reads);
            writes = List.copyOf(writes);
        }
    }

    /// How often a step runs.
    ///
    /// @param loops the loops of its own `foreach`, first slowest; copied
    /// @param gathers what it collects of fan-outs before it; copied
    /// @param inherited the step with the innermost `foreach` outside its own loops: it runs for each task
    /// of that one; null if there is none
    public record FanOut(
            List<Loop> loops,
            List<Gather> gathers,
            @Nullable String inherited) {
        /// Runs once and collects nothing.
        public static final FanOut ONCE = new FanOut(List.of(), List.of(), null);

        public FanOut {
            loops = List.copyOf(loops);
            gathers = List.copyOf(gathers);
        }
    }

    /// @param variable the loop variable
    /// @param over the variable that holds the collection; it is among the step's reads only if the step's own code
    /// reads it too: else a new element would run all the others again
    /// @param type Java type of an element
    public record Loop(String variable, String over, String type) {}

    /// @param artifact the per-task artifact, or a loop variable
    /// @param as the name of the list
    public record Gather(String artifact, String as) {}

    /// @param name the variable
    /// @param type its Java type
    /// @param from the step that wrote it; `parameters` for a parameter; `foreach` for a loop variable of this step
    public record Read(String name, String type, String from) {}

    /// @param name the variable
    /// @param type its Java type
    public record Write(String name, String type) {}

    /// What a step's tasks get. Null means the default.
    ///
    /// @param cpu cores
    /// @param memoryBytes bytes
    /// @param gpu devices
    /// @param retry further attempts after the first, 0 or more
    /// @param timeout longest time of one attempt
    /// @param catchVariable variable that takes a failure's message
    /// @param reusable false for `cache: off`
    /// @param secrets names of the secrets it needs, in order; copied
    public record Settings(
            @Nullable Double cpu,
            @Nullable Long memoryBytes,
            @Nullable Integer gpu,
            int retry,
            @Nullable Duration timeout,
            @Nullable String catchVariable,
            boolean reusable,
            List<String> secrets) {
        public static final Settings DEFAULT = new Settings(null, null, null, 0, null, null, true, List.of());

        public Settings {
            secrets = List.copyOf(secrets);
        }
    }
}
