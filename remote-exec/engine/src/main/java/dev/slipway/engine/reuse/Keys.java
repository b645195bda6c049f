package dev.slipway.engine.reuse;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.reuse.Wiring.Wired;
import java.nio.charset.StandardCharsets;
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

    private final Map<String, @Nullable Object> parameters;
    private final SortedMap<String, String> surroundings;
    private final IntFunction<StepResults> results;

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
                case Source.Whole whole -> parts.put(ARTIFACT + whole.name(), hash(whole.step(), 0, whole.name()));
                case Source.Gathered gathered ->
                    parts.put(GATHERED + gathered.name(), list(gathered).hex());
                case Source.GatheredElements gathered ->
                    parts.put(GATHERED + gathered.name(), list(gathered).hex());
                case Source.Same _, Source.Element _ -> {}
            }
        }
        return parts;
    }

    /// Returns the key of one task of a step with these `parts`.
    public ContentHash key(Wired wired, SortedMap<String, String> parts, int index) {
        var digest = ContentHash.digest();
        parts.forEach((name, value) -> digest.update((name + '\0' + value + '\n').getBytes(StandardCharsets.UTF_8)));
        for (var source : wired.sources()) {
            var own = switch (source) {
                case Source.Same same -> hash(same.step(), index, same.name());
                case Source.Element element ->
                    results.apply(element.step())
                            .element(element.loop(), index)
                            .hash()
                            .hex();
                case Source.Parameter _, Source.Whole _, Source.Gathered _, Source.GatheredElements _ -> "";
            };
            if (!own.isEmpty()) {
                digest.update((source.name() + '\0' + own + '\n').getBytes(StandardCharsets.UTF_8));
            }
        }
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    /// Returns the key of what the loops of a step go over.
    public ContentHash expansionKey(Wired wired) {
        var text = new StringBuilder();
        for (int i = 0; i < wired.collections().size(); i++) {
            text.append(wired.step().fanOut().loops().get(i).type()).append('\0');
            text.append(
                    switch (wired.collections().get(i)) {
                        case Source.Parameter parameter -> JsonText.write(parameters.get(parameter.name()));
                        case Source.Whole whole -> hash(whole.step(), 0, whole.name());
                        case Source source -> throw new AssertionError("no collection: " + source);
                    });
            text.append('\n');
        }
        return ContentHash.of(text.toString());
    }

    private String hash(int step, int index, String name) {
        return results.apply(step).artifact(index, name).blob().hash().hex();
    }

    private ContentHash list(Source.Gathered gathered) {
        var all = results.apply(gathered.step());
        var text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            text.append(all.artifact(i, gathered.artifact()).blob().hash()).append('\n');
        }
        return ContentHash.of(text.toString());
    }

    private ContentHash list(Source.GatheredElements gathered) {
        var all = results.apply(gathered.step());
        var text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            text.append(all.element(gathered.loop(), i).hash()).append('\n');
        }
        return ContentHash.of(text.toString());
    }
}
