package dev.slipway.kernel.snippet;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/// The words of all texts but those whose snippets were all taken back. One thread at a time.
final class WordsInForce {
    private final Map<String, Integer> texts = new HashMap<>();
    private final IdentityHashMap<Snippet, Text> owners = new IdentityHashMap<>();

    private static final class Text {
        private final Set<String> words;
        private int snippets;

        Text(Set<String> words) {
            this.words = words;
        }
    }

    /// Adds the words of a text; of one that gives no snippet they stay.
    void add(Set<String> words) {
        words.forEach(word -> texts.merge(word, 1, Integer::sum));
    }

    /// Says that a text with these words, which were added, gave these snippets.
    void own(Set<String> words, Collection<? extends Snippet> snippets) {
        var text = new Text(words);
        snippets.forEach(snippet -> {
            if (owners.put(snippet, text) == null) {
                text.snippets++;
            }
        });
    }

    /// Says that a snippet was taken back.
    void forget(Snippet snippet) {
        @Nullable Text text = owners.remove(snippet);
        if (text != null && --text.snippets == 0) {
            text.words.forEach(word -> texts.computeIfPresent(word, (_, count) -> count > 1 ? count - 1 : null));
        }
    }

    boolean has(String word) {
        return texts.containsKey(word);
    }
}
