package dev.slipway.engine.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Which accelerators the processes of a run's workers see: no two of them the same. A process keeps what it began
/// with, since libraries look once. One thread at a time.
final class Devices {
    /// Names the devices that a process sees. Source: CUDA C++ Programming Guide, environment variables.
    static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    private final List<String> all;
    private final Map<Integer, List<String>> held = new HashMap<>();

    /// @param all as the environment names them; with fewer than two nothing is assigned: there is no choice
    Devices(List<String> all) {
        this.all = all.size() < 2 ? List.of() : List.copyOf(all);
    }

    /// What a worker is to see.
    ///
    /// @param ended the workers that gave theirs up for it: their processes are told to end; copied
    record Grant(List<String> devices, Set<Integer> ended) {
        Grant {
            devices = List.copyOf(devices);
            ended = Set.copyOf(ended);
        }
    }

    /// Returns how many devices a task that asks for `asked` is to be given: 0 where there is no choice.
    int wanted(int asked) {
        return Math.min(asked, all.size());
    }

    /// Returns how many devices the process of `worker` sees as its own.
    int count(int worker) {
        return held.getOrDefault(worker, List.of()).size();
    }

    /// Gives `worker` so many devices; empty if too many are held by others that work.
    ///
    /// @param idle workers that do nothing now
    Optional<Grant> give(int worker, int count, Set<Integer> idle) {
        var before = held.remove(worker);
        var ended = new TreeSet<Integer>();
        var free = free();
        for (var other : new TreeSet<>(idle)) {
            if (free.size() < count && held.containsKey(other)) {
                free.addAll(held.getOrDefault(other, List.of()));
                ended.add(other);
            }
        }
        if (free.size() < count) {
            if (before != null) {
                held.put(worker, before);
            }
            return Optional.empty();
        }
        ended.forEach(held::remove);
        var given = List.copyOf(free.subList(0, count));
        held.put(worker, given);
        return Optional.of(new Grant(given, ended));
    }

    /// Says that the process of `worker` is gone.
    void free(int worker) {
        held.remove(worker);
    }

    private List<String> free() {
        var free = new ArrayList<>(all);
        held.values().forEach(free::removeAll);
        return free;
    }

    /// Returns the devices of a machine as the environment names them.
    ///
    /// @param environment of this process, which may see some of them only
    /// @param counted how many there are
    static List<String> named(Map<String, String> environment, int counted) {
        var visible = environment.getOrDefault(VISIBLE, "").strip();
        var names = visible.isEmpty() ? List.<String>of() : List.of(visible.split("\\s*,\\s*"));
        return names.size() >= counted
                ? names.subList(0, counted)
                : IntStream.range(0, counted).mapToObj(String::valueOf).toList();
    }
}
