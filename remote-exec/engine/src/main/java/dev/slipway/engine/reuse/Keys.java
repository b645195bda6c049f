package dev.slipway.engine.reuse;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.reuse.Wiring.Wired;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The keys of one run's results: hashes of all that they depend on. One thread at a time.
public final class Keys {
    /// Name of the part that is the step's code.
    public static final String CODE = "code";

    /// What the names of parts begin with that are values of parameters, as JSON.
    public static final String PARAMETER = "parameter ";

    /// What the names of parts begin with that are hashes of artifacts of steps that run once.
    public static final String ARTIFACT = "artifact ";

    /// What the names of parts begin with that are hashes of gathered lists.
    public static final String GATHERED = "gathered ";

    /// What the names of parts begin with that are hashes of locked jars.
    public static final String DEPENDENCY = "dependency ";

    /// Names the order that elements of a collection without one are given.
    private static final String ORDER = "natural\n";

    private final Map<String, @Nullable Object> parameters;
    private final SortedMap<String, String> surroundings;
    private final IntFunction<StepResults> results;
    private final Map<Within, String> lists = new HashMap<>();
    private @Nullable Common common;

    /// @param parameters values of all parameters
    /// @param surroundings what every step depends on, by name: jars, JDK, time zone, …
    /// @param results of the steps that have ended, by position
    public Keys(
            Map<String, @Nullable Object> parameters,
            Map<String, String> surroundings,
            IntFunction<StepResults> results) {
        this.parameters = parameters;
        this.surroundings = new TreeMap<>(surroundings);
        this.results = results;
    }

    /// Returns what all tasks of a step depend on, by name: `code`, `parameter rate`, `artifact prepare.flights`, ….
    public SortedMap<String, String> parts(Wired wired) {
        var parts = new TreeMap<>(surroundings);
        parts.put(CODE, wired.step().code().hex());
        for (var source : wired.sources()) {
            switch (source) {
                case Source.Parameter parameter ->
                    parts.put(PARAMETER + parameter.name(), JsonText.write(parameters.get(parameter.name())));
                case Source.Whole whole -> parts.put(ARTIFACT + whole.name(), value(whole, Shape.ONCE, 0));
                case Source.Gathered gathered
                when gathered.depth() == 0 -> parts.put(GATHERED + gathered.name(), value(gathered, Shape.ONCE, 0));
                case Source.GatheredElements gathered
                when gathered.depth() == 0 -> parts.put(GATHERED + gathered.name(), value(gathered, Shape.ONCE, 0));
                case Source.Same _, Source.Element _, Source.Gathered _, Source.GatheredElements _ -> {}
            }
        }
        return parts;
    }

    /// Returns the key of one task of a step with these `parts`, whose shape is known.
    public ContentHash key(Wired wired, SortedMap<String, String> parts, int index) {
        var digest = ofParts(parts);
        var shape = results.apply(wired.position()).shape();
        for (var source : wired.sources()) {
            if (isOfTask(source)) {
                var own = value(source, shape, index);
                digest.update((source.name() + '\0' + own + '\n').getBytes(StandardCharsets.UTF_8));
            }
        }
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    /// Tells whether a value differs from task to task.
    private static boolean isOfTask(Source source) {
        return switch (source) {
            case Source.Same _, Source.Element _ -> true;
            case Source.Gathered gathered -> gathered.depth() > 0;
            case Source.GatheredElements gathered -> gathered.depth() > 0;
            case Source.Parameter _, Source.Whole _ -> false;
        };
    }

    /// Returns a digest of the parts, which all tasks of a step have in common: made once a step, copied for each task.
    @SuppressWarnings("ReferenceEquality") // to compare the parts would cost as much as to digest them
    private MessageDigest ofParts(SortedMap<String, String> parts) {
        var known = common;
        if (known == null || known.parts() != parts) {
            var digest = ContentHash.digest();
            parts.forEach(
                    (name, value) -> digest.update((name + '\0' + value + '\n').getBytes(StandardCharsets.UTF_8)));
            known = new Common(parts, digest);
            common = known;
        }
        try {
            return (MessageDigest) known.digest().clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the JDK's SHA-256 can be copied", e);
        }
    }

    private record Common(SortedMap<String, String> parts, MessageDigest digest) {}

    /// Returns the key of what the loops of a step go over.
    ///
    /// @param outer the shape of the tasks that the loops stand in
    /// @param index which of those tasks
    public ContentHash expansionKey(Wired wired, Shape outer, int index) {
        var text = new StringBuilder(ORDER);
        for (int i = 0; i < wired.collections().size(); i++) {
            text.append(wired.step().fanOut().loops().get(i).type()).append('\0');
            text.append(value(wired.collections().get(i), outer, index)).append('\n');
        }
        return ContentHash.of(text.toString());
    }

    /// Returns the value of a parameter as JSON, or the hash of what else a task reads.
    private String value(Source source, Shape shape, int index) {
        return switch (source) {
            case Source.Parameter parameter -> JsonText.write(parameters.get(parameter.name()));
            case Source.Whole whole -> hash(whole.step(), 0, whole.name());
            case Source.Same same -> hash(same.step(), shape.up(index, same.depth()), same.name());
            case Source.Element element ->
                results.apply(element.step())
                        .shape()
                        .element(element.depth() - 1, element.loop(), shape.up(index, element.depth()))
                        .hash()
                        .hex();
            case Source.Gathered gathered ->
                list(
                        new Part(gathered.step(), gathered.artifact(), -1),
                        gathered.depth(),
                        shape.up(index, gathered.depth()));
            case Source.GatheredElements gathered ->
                list(
                        new Part(gathered.step(), "", gathered.loop()),
                        gathered.depth(),
                        shape.up(index, gathered.depth()));
        };
    }

    private String hash(int step, int index, String name) {
        return results.apply(step).artifact(index, name).blob().hash().hex();
    }

    /// What a list is of: an artifact, or the elements of a loop, of the tasks of a step.
    ///
    /// @param loop -1 for an artifact
    private record Part(int step, String artifact, int loop) {}

    /// A list that several tasks read: within one task of a level above them.
    private record Within(Part part, int index) {}

    private String list(Part part, int depth, int index) {
        return lists.computeIfAbsent(new Within(part, index), _ -> hash(part, depth, index));
    }

    private String hash(Part part, int depth, int index) {
        var all = results.apply(part.step());
        var shape = all.shape();
        var text = new StringBuilder();
        for (int i = shape.first(depth, index); i < shape.first(depth, index + 1); i++) {
            var hash = part.loop() < 0
                    ? all.artifact(i, part.artifact()).blob().hash()
                    : shape.element(depth, part.loop(), i).hash();
            text.append(hash).append('\n');
        }
        return ContentHash.of(text.toString()).hex();
    }
}
