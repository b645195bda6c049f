package dev.slipway.engine.values;

import java.util.List;

/// One thing that the tasks of a step kept in two runs: an artifact, or what they printed.
///
/// @param name the artifact's, `log` for what was printed
/// @param format of the artifact's codec, empty for a log
/// @param tasks those in which it differs or may differ, in the order of the later run, at most `MOST_TASKS`; copied
/// @param differing in how many tasks it differs; of a log in how many it may
/// @param all how many tasks either run has it in
public record KeptPair(Kind kind, String step, String name, String format, List<Task> tasks, int differing, int all) {
    /// Most tasks that are listed.
    public static final int MOST_TASKS = 1_000;

    public KeptPair {
        tasks = List.copyOf(tasks);
    }

    /// What it is.
    public enum Kind {
        ARTIFACT,
        LOG
    }

    /// The same task in both runs, known by its elements.
    ///
    /// @param item the element's value as text, empty outside a fan-out
    /// @param before its index in the earlier run, -1 if that run does not have it
    /// @param after its index in the later run, -1 if that run does not have it
    public record Task(String item, int before, int after) {}

    /// Tells whether it differs anywhere.
    public boolean differs() {
        return differing > 0;
    }

    /// Tells whether there are several tasks.
    public boolean isFanOut() {
        return all > 1;
    }
}
