package dev.slipway.kernel.rerun;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.protocol.CellTrace;
import dev.slipway.kernel.protocol.CellUse;
import dev.slipway.kernel.protocol.CellUse.Defined;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a live session has run, and which execution gave each name what it holds. One thread at a time.
///
/// Values are not known, only where they come from: each execution has a mark, and all it gives carries that. One that
/// repeats the last execution of its cell, on the same values, has the same mark, if nothing but these can matter.
public final class LiveHistory {
    /// The mark of what nobody can rely on.
    static final long UNKNOWN = -1;

    private static final int MOST_VERSIONS = 32;

    private final Map<String, NavigableMap<Integer, Map<String, Held>>> names = new HashMap<>();
    private final Map<CellId, Run> last = new HashMap<>();
    private Set<String> lost = Set.of();
    private int clock;
    private long marks;

    /// What a definition holds.
    ///
    /// @param mark of the execution that gave it its value, or changed it
    /// @param made mark of the execution that defined it
    /// @param owner the cell that defined it
    record Held(long mark, long made, CellId owner) {
        boolean isTouched() {
            return mark != made;
        }
    }

    /// The last execution of a cell.
    ///
    /// @param time counts up over all that has happened
    /// @param use what it used
    /// @param inputs name → key → mark of what it found
    /// @param kept names of types it defined that were there already, with static fields that something had changed
    record Run(
            int time,
            long mark,
            String source,
            boolean succeeded,
            CellUse use,
            Map<String, Map<String, Long>> inputs,
            Set<String> kept) {}

    /// Notes that a cell ran.
    ///
    /// @param source its text then
    /// @param trace what it did
    public void ran(CellId cell, String source, boolean succeeded, CellTrace trace) {
        int now = ++clock;
        var use = trace.use();
        trace.renewed().forEach(this::renew);
        var kept = new HashSet<String>();
        for (var one : use.defines()) {
            var held = held(one.name()).get(one.key());
            if (one.isType()
                    && held != null
                    && held.isTouched()
                    && !trace.renewed().contains(one.name())) {
                kept.add(one.name());
            }
        }
        var inputs = inputs(use, kept);
        var before = last.get(cell);
        long mark = before != null && succeeded && repeats(before, source, use, inputs) ? before.mark : ++marks;
        long given = succeeded ? mark : UNKNOWN;
        removeOthers(cell, use.defines());
        use.defines().forEach(one -> define(cell, one, given, kept));
        use.changes().forEach(name -> change(name, given));
        trace.lost().stream()
                .filter(name -> !lost.contains(name) && !use.changes().contains(name))
                .forEach(this::lose);
        lost = Set.copyOf(trace.lost());
        last.put(cell, new Run(now, mark, source, succeeded, use, inputs, kept));
    }

    private static boolean repeats(Run before, String source, CellUse use, Map<String, Map<String, Long>> inputs) {
        return before.succeeded && use.isRepeatable() && before.source.equals(source) && before.inputs.equals(inputs);
    }

    /// Notes that a cell was refused: nothing ran.
    public void refused(CellId cell, String source) {
        var nothing = new CellUse(cell, List.of(), List.of(), List.of(), List.of(), false);
        last.put(cell, new Run(++clock, ++marks, source, false, nothing, Map.of(), Set.of()));
    }

    /// Notes that what `cell` defined was deleted.
    public void forgot(CellId cell) {
        clock++;
        last.remove(cell);
        removeOthers(cell, List.of());
    }

    /// Forgets everything: the session is a new one.
    public void clear() {
        names.clear();
        last.clear();
        lost = Set.of();
        clock++;
    }

    /// Returns those of `cells` of which a session that has nothing but the variables `back` has all they did,
    /// each with the variables it gave: it defines nothing else, and these and what it changed are among `back`.
    ///
    /// @param isDeclared whether the session has declared their imports and methods anew; types are not enough,
    /// for nobody knows what their static fields held
    public Map<CellId, Set<String>> wholly(Collection<CellId> cells, Set<String> back, boolean isDeclared) {
        var found = new LinkedHashMap<CellId, Set<String>>();
        for (var cell : cells) {
            var run = last.get(cell);
            if (run == null || !run.succeeded) {
                continue;
            }
            var given = new TreeSet<>(run.use.changes());
            run.use.defines().stream()
                    .filter(one -> one.isType() || one.key().equals(one.name()) || !isDeclared)
                    .forEach(one -> given.add(one.key()));
            if (!given.isEmpty() && back.containsAll(given)) {
                found.put(cell, given);
            }
        }
        return found;
    }

    /// Returns a copy, for a session that takes over some of this one.
    public LiveHistory copy() {
        var copy = new LiveHistory();
        copy.take(this);
        return copy;
    }

    private void take(LiveHistory other) {
        names.clear();
        other.names.forEach((name, versions) -> names.put(name, new TreeMap<>(versions)));
        last.clear();
        last.putAll(other.last);
        lost = other.lost;
        clock = other.clock;
        marks = other.marks;
    }

    /// Notes that this session has taken over variables of another one, and has run nothing else yet.
    ///
    /// @param before what the other had run
    /// @param kept cells of that whose definitions this session has, or will have once it has run them first of all
    /// @param back the variables it has got
    public void moved(LiveHistory before, Set<CellId> kept, Set<String> back) {
        take(before);
        clock++;
        last.keySet().retainAll(kept);
        lost = Set.of();
        for (var name : List.copyOf(names.keySet())) {
            set(name, all -> {
                all.entrySet()
                        .removeIf(one -> one.getKey().equals(name)
                                ? !back.contains(name)
                                : !kept.contains(one.getValue().owner));
                all.replaceAll((key, held) ->
                        key.equals(name) ? held : new Held(held.made, held.made, held.owner)); // static state is new
            });
        }
    }

    /// Notes that `variables` could not be taken over after all, and so not all that `cells` did.
    public void dropped(Set<CellId> cells, Set<String> variables) {
        clock++;
        last.keySet().removeAll(cells);
        variables.forEach(name -> set(name, all -> all.remove(name)));
    }

    @Nullable
    Run last(CellId cell) {
        return last.get(cell);
    }

    Set<String> names() {
        return names.keySet();
    }

    /// Returns the definitions of `name` by key.
    Map<String, Held> held(String name) {
        var versions = names.get(name);
        return versions == null ? Map.of() : versions.lastEntry().getValue();
    }

    /// Returns the definitions that the execution at `time` found.
    Map<String, Held> before(int time, String name) {
        var versions = names.get(name);
        var entry = versions == null ? null : versions.lowerEntry(time);
        return entry == null ? Map.of() : entry.getValue();
    }

    /// Returns the cell that was the last to give the mark; null if it is none of those that ran last.
    @Nullable
    CellId giver(long mark) {
        return last.entrySet().stream()
                .filter(entry -> entry.getValue().mark == mark)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Map<String, Map<String, Long>> inputs(CellUse use, Set<String> kept) {
        var inputs = new HashMap<String, Map<String, Long>>();
        var wanted = new LinkedHashSet<>(use.reads());
        wanted.addAll(use.changes());
        wanted.addAll(kept);
        for (var name : wanted) {
            var marks = new HashMap<String, Long>();
            held(name).forEach((key, held) -> marks.put(key, held.mark));
            inputs.put(name, marks);
        }
        return inputs;
    }

    private void define(CellId cell, Defined one, long mark, Set<String> kept) {
        long made = one.isType() && kept.contains(one.name()) ? ++marks : mark;
        set(one.name(), all -> all.put(one.key(), new Held(mark, made, cell)));
    }

    private void change(String name, long mark) {
        set(name, all -> all.replaceAll((key, held) -> isState(key) ? new Held(mark, held.made, held.owner) : held));
    }

    /// Tells whether what has this key can be changed by running something: variables and types.
    static boolean isState(String key) {
        return !key.endsWith(")") && !isImport(key);
    }

    /// Tells whether what has this key is an import: one is as good as another of the same key.
    static boolean isImport(String key) {
        return key.startsWith(Defined.IMPORT);
    }

    private void renew(String type) {
        set(
                type,
                all -> all.computeIfPresent(
                        Defined.TYPE + type, (_, held) -> new Held(held.made, held.made, held.owner)));
    }

    private void lose(String name) {
        set(name, all -> all.computeIfPresent(name, (_, held) -> new Held(UNKNOWN, held.made, held.owner)));
    }

    private void removeOthers(CellId cell, Collection<Defined> but) {
        for (var name : List.copyOf(names.keySet())) {
            var going = held(name).entrySet().stream()
                    .filter(entry -> cell.equals(entry.getValue().owner()))
                    .map(Map.Entry::getKey)
                    .filter(key -> !but.contains(new Defined(name, key)))
                    .toList();
            if (!going.isEmpty()) {
                set(name, all -> going.forEach(all::remove));
            }
        }
    }

    private interface Step {
        void change(Map<String, Held> all);
    }

    private void set(String name, Step step) {
        var versions = names.computeIfAbsent(name, _ -> new TreeMap<>());
        var now = new HashMap<>(
                versions.isEmpty()
                        ? Map.<String, Held>of()
                        : versions.lastEntry().getValue());
        step.change(now);
        versions.put(clock, Map.copyOf(now));
        if (versions.size() > MOST_VERSIONS) {
            int oldest = last.values().stream().mapToInt(Run::time).min().orElse(clock);
            var first = Objects.requireNonNullElse(versions.lowerKey(oldest), oldest);
            versions.headMap(first).clear();
        }
    }
}
