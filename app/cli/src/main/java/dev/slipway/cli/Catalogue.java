package dev.slipway.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The commands by name, in the order that help lists them. Classes of a command are loaded when it is made.
final class Catalogue {
    private static final Map<String, Entry> ENTRIES = entries();

    private Catalogue() {}

    /// @param summary what it does, one line
    /// @param create makes the command; null for one that the start script hands to another program
    record Entry(String group, String summary, Supplier<Command> create) {}

    private static Map<String, Entry> entries() {
        var entries = new LinkedHashMap<String, Entry>();
        entries.put(
                "convert", new Entry("Notebooks", "converts between .ipynb, .jsh, .md and .html", ConvertCommand::new));
        return entries;
    }

    static Optional<Entry> entry(String name) {
        return Optional.ofNullable(ENTRIES.get(name));
    }

    static Set<String> names() {
        return ENTRIES.keySet();
    }

    /// Returns the entries in the order of help.
    static Map<String, Entry> all() {
        return ENTRIES;
    }
}
