package dev.slipway.kernel.analysis;

import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import dev.slipway.kernel.replay.ReplayedClass;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// Remembers what classes and texts refer to: classes as long as they are in use, of texts the last ones asked for.
/// Thread-safe.
final class FactsCache {
    private static final int MOST_TEXTS = 5000;

    private final Map<ReplayedClass, ClassFacts> classes = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<ReplayedClass, Chances> chances = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<String, SourceNames> texts = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SourceNames> eldest) {
            return size() > MOST_TEXTS;
        }
    });

    ClassFacts of(ReplayedClass image) {
        return classes.computeIfAbsent(image, one -> ClassReader.read(one.bytes()));
    }

    /// Returns what in a class may give something else the next time.
    Chances chances(ReplayedClass image) {
        return chances.computeIfAbsent(image, one -> ChanceReader.read(one.bytes()));
    }

    /// Reads the names of snippets that will be asked for, together: that is many times quicker than one by one.
    void readNames(List<ReplayedSnippet> snippets) {
        var wanted = new LinkedHashMap<String, NameScanner.Form>();
        for (var snippet : snippets) {
            var text = snippet.span().text();
            var key = snippet.kind() + " " + text;
            if (snippet.kind() != Kind.IMPORT && !texts.containsKey(key)) {
                wanted.put(key, SourceNames.form(snippet.kind(), text));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        var read = NameScanner.read(List.copyOf(wanted.values()));
        if (read.size() == wanted.size()) { // a text that is no Java may end it early
            int i = 0;
            for (var key : wanted.keySet()) {
                texts.put(key, read.get(i++));
            }
        }
    }

    /// Returns the names in `text`, a whole snippet of kind `kind`.
    SourceNames names(Kind kind, String text) {
        return texts.computeIfAbsent(kind + " " + text, _ -> SourceNames.of(kind, text));
    }
}
