package dev.slipway.kernel.rerun;

import dev.slipway.kernel.protocol.CellUse;
import dev.slipway.kernel.protocol.CellUse.Defined;
import dev.slipway.kernel.rerun.LiveHistory.Held;
import dev.slipway.kernel.rerun.LiveHistory.Run;
import dev.slipway.kernel.rerun.Standing.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells of each cell whether its last execution found what the document says it finds. One thread at a time.
final class Standings {
    private final Meaning meaning;
    private final LiveHistory history;
    private final List<Standing> all = new ArrayList<>();

    Standings(Meaning meaning, LiveHistory history) {
        this.meaning = meaning;
        this.history = history;
        for (int at = 0; at < meaning.size(); at++) {
            all.add(standing(at));
        }
    }

    Standing of(int at) {
        return all.get(at);
    }

    /// Returns the last execution of the cell at `at`; null if there is none.
    @Nullable
    Run run(int at) {
        return history.last(meaning.cell(at).id());
    }

    boolean isRight(int at) {
        return all.get(at).isRight();
    }

    /// Tells whether the cell at `at` failed, and would for the same reason if it ran again.
    boolean failsAgain(int at) {
        var run = run(at);
        return run != null && !run.succeeded() && isSameText(at, run) && firstWrong(at, run) == null;
    }

    private boolean isSameText(int at, Run run) {
        return run.source().strip().equals(meaning.cell(at).source().strip());
    }

    private Standing standing(int at) {
        var run = run(at);
        if (run == null) {
            return Standing.of(Kind.NEVER_RAN);
        }
        if (!run.succeeded()) {
            return Standing.of(Kind.FAILED);
        }
        if (!isSameText(at, run)) {
            return Standing.of(Kind.EDITED);
        }
        var wrong = firstWrong(at, run);
        return wrong == null ? Standing.of(Kind.FRESH) : wrong;
    }

    /// Returns what is wrong with what the cell found, the worst first; null if nothing.
    private @Nullable Standing firstWrong(int at, Run run) {
        Standing order = null;
        for (var name : meaning.inputs(at)) {
            var wrong = wrong(name, meaning.given(at, name), history.before(run.time(), name), run);
            if (wrong != null && wrong.kind() != Kind.OUT_OF_ORDER && wrong.kind() != Kind.UNDEFINED) {
                return wrong;
            }
            order = wrong == null ? order : wrong;
        }
        for (var one : meaning.use(at).defines()) {
            if (one.isType()
                    && run.kept().contains(one.name())
                    && meaning.given(at, one.name()).isEmpty()) {
                return new Standing(Kind.OUT_OF_ORDER, one.name(), null);
            }
        }
        if (order == null) {
            order = otherName(at, run);
        }
        return order == null ? noLonger(at, run) : order;
    }

    /// Returns that the cell finds nothing where it found something when it ran, or that it would not compile; null if
    /// neither is so. The graph knows nothing of what a cell uses that does not compile.
    private @Nullable Standing noLonger(int at, Run run) {
        for (var name : run.use().reads()) {
            var found = history.before(run.time(), name);
            if (meaning.given(at, name).isEmpty() && !found.isEmpty()) {
                var before = meantBefore(name, found);
                int giver = before.other() == null ? -1 : meaning.place(before.other());
                return giver < 0 || giver >= at ? before : new Standing(Kind.READS_STALE, name, before.other());
            }
        }
        return meaning.isFaulty(at) && !declaresOnly(at, run) ? Standing.of(Kind.BROKEN) : null;
    }

    /// Tells whether the cell still declares all that it declared: what is wrong then is in a body that waits.
    private boolean declaresOnly(int at, Run run) {
        var defines = names(meaning.use(at));
        var defined = names(run.use());
        return !defined.isEmpty() && defines.containsAll(defined);
    }

    private static Set<String> names(CellUse use) {
        return use.defines().stream().map(Defined::name).collect(Collectors.toSet());
    }

    /// Returns that a name of the cell meant something else when it ran; null if none did.
    private @Nullable Standing otherName(int at, Run run) {
        for (var name : meaning.use(at).mentions()) {
            var found = history.before(run.time(), name);
            if (meansAnother(meaning.given(at, name), found)) {
                return meantBefore(name, found);
            }
        }
        for (var name : meaning.use(at).inside()) {
            var found = history.before(run.time(), name);
            if (!imports(meaning.given(at, name).keySet()).equals(imports(found.keySet()))) {
                return meantBefore(name, found);
            }
        }
        return null;
    }

    private static Standing meantBefore(String name, Map<String, Held> found) {
        var giver = found.values().stream().map(Held::owner).findFirst().orElse(null);
        return new Standing(Kind.UNDEFINED, name, giver);
    }

    /// Tells whether a name that the document's order leaves to imports and the JDK was something else.
    static boolean meansAnother(Map<String, Integer> given, Map<String, Held> found) {
        return given.isEmpty() ? !found.isEmpty() : !imports(given.keySet()).equals(imports(found.keySet()));
    }

    private static List<String> imports(java.util.Set<String> keys) {
        return keys.stream().filter(key -> key.startsWith("import ")).sorted().toList();
    }

    private @Nullable Standing wrong(String name, Map<String, Integer> given, Map<String, Held> found, Run run) {
        for (var one : given.entrySet()) {
            int giver = one.getValue();
            var source = meaning.cell(giver).id();
            var gave = run(giver);
            if (gave == null) {
                return new Standing(Kind.READS_NEVER_RAN, name, source);
            }
            if (!isRight(giver)) {
                boolean failed = all.get(giver).kind() == Kind.FAILED;
                return gave.time() > run.time() && !failed && isSettled(giver)
                        ? new Standing(Kind.CHANGED, name, source)
                        : new Standing(failed ? Kind.READS_FAILED : Kind.READS_STALE, name, source);
            }
            var held = found.get(one.getKey());
            if (held != null && LiveHistory.isImport(one.getKey())) {
                continue;
            }
            if (held == null || held.mark() != gave.mark()) {
                var other = held == null ? null : history.giver(held.mark());
                return gave.time() > run.time()
                        ? new Standing(Kind.CHANGED, name, source)
                        : new Standing(Kind.OUT_OF_ORDER, name, other);
            }
        }
        if (!given.keySet().equals(found.keySet())) {
            var extra = found.entrySet().stream()
                    .filter(one -> !given.containsKey(one.getKey()))
                    .map(one -> one.getValue().owner())
                    .findFirst()
                    .orElse(null);
            return new Standing(given.isEmpty() ? Kind.UNDEFINED : Kind.OUT_OF_ORDER, name, extra);
        }
        return null;
    }

    /// Tells whether the cell is no worse than out of order.
    private boolean isSettled(int at) {
        return all.get(at).kind() == Kind.OUT_OF_ORDER || all.get(at).kind() == Kind.UNDEFINED;
    }
}
