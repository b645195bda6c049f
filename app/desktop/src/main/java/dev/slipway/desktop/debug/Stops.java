package dev.slipway.desktop.debug;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The threads that stand. UI thread only.
final class Stops {
    private final Map<Integer, Pause> standing = new LinkedHashMap<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private int last;

    /// Takes note that `thread` has stopped, and returns a number for this stop.
    int begin(int thread) {
        numbers.put(thread, ++last);
        return last;
    }

    /// Tells whether `thread` still stands as it did when `number` was given.
    boolean isAt(int thread, int number) {
        return number(thread) == number;
    }

    /// Returns the number of the last stop of `thread`, 0 if it runs.
    int number(int thread) {
        return numbers.getOrDefault(thread, 0);
    }

    void put(Pause pause) {
        standing.put(pause.thread(), pause);
    }

    /// Takes note that `thread` runs or is gone.
    void remove(int thread) {
        standing.remove(thread);
        numbers.remove(thread);
    }

    void clear() {
        standing.clear();
        numbers.clear();
    }

    /// Returns the thread that has stood longest.
    Optional<Pause> first() {
        return standing.values().stream().findFirst();
    }

    int count() {
        return standing.size();
    }
}
