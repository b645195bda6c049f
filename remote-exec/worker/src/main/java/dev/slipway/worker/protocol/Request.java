package dev.slipway.worker.protocol;

import dev.slipway.api.run.ContentHash;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a run process asks of a worker: one at a time, the next after the last report of the one before. An `Answer`
/// may come at any time.
public sealed interface Request {
    /// Takes the code of a flow; the first request, and again for another flow. Answered by `Loaded` or `Refused`.
    ///
    /// @param hash what the bytes must hash to; anything else is refused
    /// @param code a code package as `CodePackages` writes it
    record Load(ContentHash hash, Bytes code) implements Request {}

    /// Counts the elements that a step's loops go over. Answered by `Expanded` or `Failed`.
    ///
    /// @param step whose loops they are
    /// @param loops first slowest; copied
    /// @param objects folder of the object store
    record Expand(String step, List<Loop> loops, Path objects) implements Request {
        public Expand {
            loops = List.copyOf(loops);
        }
    }

    /// Runs one task. Answered by any number of `Printed`, `Metric`, `Direction`, `Progress`, `Card` and `InputRead`,
    /// then by `Succeeded` or `Failed`. To stop one, kill the worker.
    ///
    /// @param step the step's name
    /// @param index flat index, 0-based
    /// @param inputs the variables that get a value before the first call, by name; copied
    /// @param keep what to store of the result; copied
    /// @param watched inputs that later steps read too: a task that changes one in place and does not
    /// keep it fails, since the change would be lost; copied
    /// @param apart results that must share nothing with others; copied
    /// @param places where things are
    record Task(
            String step,
            int index,
            Map<String, Input> inputs,
            List<Keep> keep,
            Set<String> watched,
            List<Apart> apart,
            Places places)
            implements Request {
        public Task {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
            keep = List.copyOf(keep);
            watched = Set.copyOf(watched);
            apart = List.copyOf(apart);
        }
    }

    /// A result and another result or an input that must not share an object that can change: a later step changes it
    /// under one of the names, and another reads it under the other.
    ///
    /// @param because which step changes what, in words: `step c changes xs`
    record Apart(String result, String other, String because) {}

    /// Gives the result of a task whose failure `catch` took: `variable` holds `message`, all others are null. Runs
    /// no code of the notebook. Answered by `Succeeded` or `Failed`.
    record Settle(String step, String variable, String message, List<Keep> keep, Path objects) implements Request {
        public Settle {
            keep = List.copyOf(keep);
        }
    }

    /// Answers an `Asked`; comes while a task runs, and is not answered itself.
    ///
    /// @param number that of the question
    /// @param problem why there is no answer, as a sentence; null if there is one
    /// @param tree the answer, a JSON value
    record Answer(
            long number, @Nullable String problem, @Nullable Object tree) implements Request {}

    /// Asks for a `Pong` with the same number.
    record Ping(long number) implements Request {}

    /// Ends the worker; not answered.
    record End() implements Request {}

    /// @param variable the loop variable
    /// @param over the variable that holds the collection
    /// @param collection its value
    record Loop(String variable, String over, Input collection) {}

    /// @param objects folder of the object store
    /// @param scratch the worker process's current folder, emptied before the task
    /// @param kept where what the task left in its scratch folder goes when it fails; made on demand
    /// @param notebook the notebook's folder, against which `dataset` resolves
    record Places(Path objects, Path scratch, Path kept, Path notebook) {}
}
