package dev.slipway.codecs;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Where in a value the writer is, for messages. One thread at a time.
final class Trail {
    private static final int LONGEST = 20;

    private final ArrayList<@Nullable Object> steps = new ArrayList<>();
    private final ArrayList<String> marks = new ArrayList<>();

    /// Enters the element or the map value at `key`.
    void enter(@Nullable Object key) {
        steps.add(key);
        marks.add("[");
    }

    /// Enters a part that is told by a name.
    void enter(String name) {
        steps.add(name);
        marks.add("");
    }

    /// Enters the field `name`.
    void enter(String name, String mark) {
        steps.add(name);
        marks.add(mark);
    }

    void leave() {
        steps.removeLast();
        marks.removeLast();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            if (i == LONGEST && steps.size() > 2 * LONGEST) {
                text.append("…");
                i = steps.size() - LONGEST;
            }
            var mark = marks.get(i);
            text.append(mark).append(Previews.of(steps.get(i), 40)).append(mark.equals("[") ? "]" : "");
        }
        return text.toString();
    }
}
