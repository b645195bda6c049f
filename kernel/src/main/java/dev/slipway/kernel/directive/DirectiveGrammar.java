package dev.slipway.kernel.directive;

import dev.slipway.kernel.directive.DirectiveParser.BadValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// What each key takes, and how its value reads.
public final class DirectiveGrammar {
    private static final Pattern STEP = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,59}");
    private static final Set<String> RESERVED_STEPS = Set.of("parameters", "foreach");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final int MOST_RETRIES = 1000;
    private static final Map<String, Entry> ENTRIES = entries();

    private DirectiveGrammar() {}

    /// One key.
    ///
    /// @param example the key with an example of its value
    record Entry(String example, Reader reader) {
        private String key() {
            int colon = example.indexOf(':');
            return colon < 0 ? example : example.substring(0, colon);
        }
    }

    /// How a key's value reads.
    interface Reader {
        /// Returns the directives the line stands for; `value` is null where the line has no colon.
        List<Directive> read(@Nullable PlacedText value) throws BadValueException;
    }

    /// A value that is there.
    private interface Valued {
        List<Directive> read(PlacedText value) throws BadValueException;
    }

    /// Returns how `key` reads; null if there is no such key.
    static @Nullable Entry of(String key) {
        return ENTRIES.get(key);
    }

    /// Returns the known keys.
    static Set<String> keys() {
        return ENTRIES.keySet();
    }

    /// Returns each key with an example of its value: `timeout: 2h`, `skip`.
    public static List<String> examples() {
        return ENTRIES.values().stream().map(Entry::example).toList();
    }

    private static Map<String, Entry> entries() {
        var entries = new LinkedHashMap<String, Entry>();
        Stream.of(
                        valued("step: train", value -> List.of(new Directive.Step(step(value)))),
                        valued("foreach: country : countries", DirectiveGrammar::foreach),
                        valued("gather: model -> models", DirectiveGrammar::gathers),
                        flag("parameters", new Directive.Parameters()),
                        valued("resources: cpu=4, memory=16GB", value -> List.of(Quantities.resources(value))),
                        valued("timeout: 2h", value -> List.of(new Directive.Timeout(Quantities.time(value)))),
                        valued("retry: 3", value -> List.of(new Directive.Retry(retries(value)))),
                        valued("catch: error", value -> List.of(new Directive.Catch(name(value)))),
                        valued("keep: a, b", value -> List.of(new Directive.Keep(names(value)))),
                        valued("mutates: sales", value -> List.of(new Directive.Mutates(names(value)))),
                        valued("secret: NAME", DirectiveGrammar::secrets),
                        valued("cache: off", DirectiveGrammar::cache),
                        flag("skip", new Directive.Skip()))
                .forEach(entry -> entries.put(entry.key(), entry));
        return entries;
    }

    private static Entry valued(String example, Valued reader) {
        return new Entry(example, value -> {
            if (value == null || value.text().isEmpty()) {
                throw bad("has no value", "Write //| " + example + ".", null);
            }
            return reader.read(value);
        });
    }

    private static Entry flag(String key, Directive directive) {
        return new Entry(key, value -> {
            if (value != null && !value.text().isEmpty()) {
                throw bad("takes no value", "Remove the text after the key.", value);
            }
            return List.of(directive);
        });
    }

    private static String step(PlacedText value) throws BadValueException {
        if (!STEP.matcher(value.text()).matches()) {
            throw bad(
                    "has a name that no step can have: " + value.text(),
                    "Use letters without accents, digits, - and _, at most 60 of them.",
                    value);
        }
        if (RESERVED_STEPS.contains(value.text())) {
            throw bad("cannot name a step " + value.text(), "Choose another name; this one is reserved.", value);
        }
        return value.text();
    }

    private static List<Directive> foreach(PlacedText value) throws BadValueException {
        var loops = new ArrayList<Directive.Loop>();
        for (var part : value.split(',')) {
            var sides = part.split(':');
            if (sides.size() != 2) {
                throw bad(
                        "needs variable : collection, not '" + part.text() + "'",
                        "Write //| foreach: country : countries.",
                        part);
            }
            var over = sides.get(1);
            if (!isName(over.text())) {
                throw bad(
                        "goes over '" + over.text() + "', which is no variable",
                        "Put the collection into a variable in a cell above and name that.",
                        over);
            }
            var loop = new Directive.Loop(name(sides.getFirst()), over.text());
            if (loops.stream().anyMatch(other -> other.variable().equals(loop.variable()))) {
                throw bad("declares " + loop.variable() + " twice", "Give each loop its own variable.", part);
            }
            loops.add(loop);
        }
        return List.of(new Directive.Foreach(loops));
    }

    private static List<Directive> gathers(PlacedText value) throws BadValueException {
        var gathers = new ArrayList<Directive>();
        for (var part : value.split(',')) {
            int arrow = part.text().indexOf("->");
            if (arrow < 0) {
                throw bad(
                        "needs artifact -> list, not '" + part.text() + "'",
                        "Write //| gather: model -> models.",
                        part);
            }
            var artifact = part.part(0, arrow).strip();
            var list = part.part(arrow + 2, part.text().length()).strip();
            var gather = new Directive.Gather(name(artifact), name(list));
            if (gather.artifact().equals(gather.as())) {
                throw bad(
                        "gives the list the artifact's own name, " + gather.as(),
                        "Give the list another name: " + gather.artifact() + " -> " + gather.as() + "s.",
                        list);
            }
            gathers.add(gather);
        }
        return gathers;
    }

    private static int retries(PlacedText value) throws BadValueException {
        try {
            int more = Integer.parseInt(value.text());
            if (more >= 0 && more <= MOST_RETRIES) {
                return more;
            }
        } catch (NumberFormatException noNumber) {
            // told below: one message for both
        }
        throw bad(
                "needs a whole number from 0 to " + MOST_RETRIES + ", not '" + value.text() + "'",
                "Write //| retry: 3 for at most 4 attempts.",
                value);
    }

    private static List<Directive> secrets(PlacedText value) throws BadValueException {
        var secrets = new ArrayList<Directive>();
        for (var part : value.split(',')) {
            if (!SECRET.matcher(part.text()).matches()) {
                throw bad("names no secret: '" + part.text() + "'", "Write //| secret: API_KEY.", part);
            }
            secrets.add(new Directive.Secret(part.text()));
        }
        return secrets;
    }

    private static List<Directive> cache(PlacedText value) throws BadValueException {
        if (!value.text().equals("off")) {
            throw bad(
                    "knows only off, not '" + value.text() + "'",
                    "Write //| cache: off, or remove the line: a step is reusable without it.",
                    value);
        }
        return List.of(new Directive.CacheOff());
    }

    private static List<String> names(PlacedText value) throws BadValueException {
        var names = new ArrayList<String>();
        for (var part : value.split(',')) {
            var name = name(part);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static String name(PlacedText value) throws BadValueException {
        if (!isName(value.text())) {
            throw bad(
                    "needs a variable's name, not '" + value.text() + "'",
                    "A name is made of letters, digits and _, and is no word of Java's own.",
                    value);
        }
        return value.text();
    }

    private static boolean isName(String text) {
        return SourceVersion.isIdentifier(text) && !SourceVersion.isKeyword(text);
    }

    static BadValueException bad(String message, String hint, @Nullable PlacedText at) {
        return new BadValueException("bad-directive", message, hint, at);
    }
}
