package dev.slipway.kernel.rerun;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.protocol.CellUse.Defined;
import dev.slipway.kernel.rerun.LiveHistory.Held;
import dev.slipway.kernel.rerun.Rerun.Goal;
import dev.slipway.kernel.rerun.Standing.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Works out which cells have to run. One use.
///
/// It begins with the cells that are not right, pretends to run them from top to bottom, and adds whatever gives a name
/// that would not hold what the document says, until nothing is missing.
final class RerunPlan {
    private final Meaning meaning;
    private final LiveHistory history;
    private final Standings standings;
    private final Set<Integer> wanted = new TreeSet<>();
    private final Set<Integer> runs = new TreeSet<>();
    private final Set<CellId> forgets = new LinkedHashSet<>();
    /// Types whose classes will be new: whoever uses them has to run.
    private final Set<String> renewed = new HashSet<>();
    private final Map<Integer, Standing> reasons = new HashMap<>();
    private boolean grows;

    /// What a definition would hold.
    ///
    /// @param mark of the execution that gave it; of no use if it is from a cell that would run
    /// @param giver the cell that would give it when it runs; -1 if it is as it is now
    /// @param isTouched whether it is a type whose static fields something has changed
    private record Would(long mark, int giver, CellId owner, boolean isTouched) {
        static Would of(Held held) {
            return new Would(held.mark(), -1, held.owner(), held.isTouched());
        }

        Would by(int at) {
            return new Would(0, at, owner, false);
        }
    }

    RerunPlan(Meaning meaning, LiveHistory history, Standings standings) {
        this.meaning = meaning;
        this.history = history;
        this.standings = standings;
    }

    void make(Goal goal) {
        for (int at = 0; at < meaning.size(); at++) {
            if (goal == Goal.EVERY_CELL || standings.run(at) != null) {
                want(at);
            }
        }
        findOverwritten();
        for (int at : wanted) {
            if (!standings.isRight(at) && !standings.failsAgain(at)) {
                runs.add(at);
            }
        }
        do {
            grows = false;
            pretend();
        } while (grows);
    }

    private void want(int at) {
        if (wanted.add(at)) {
            for (var name : meaning.inputs(at)) {
                meaning.given(at, name).values().forEach(this::want);
            }
        }
    }

    /// Notes the cells that are right but whose values are not there any more, whatever else will run.
    private void findOverwritten() {
        meaning.end(wanted).forEach((name, keys) -> {
            var held = history.held(name);
            keys.forEach((key, giver) -> {
                if (standings.isRight(giver) && !isFrom(giver, key, held.get(key))) {
                    reasons.putIfAbsent(giver, new Standing(Kind.OVERWRITTEN, name, null));
                }
            });
        });
    }

    private boolean isFrom(int giver, String key, @Nullable Held held) {
        var run = standings.run(giver);
        return run != null && held != null && (LiveHistory.isImport(key) || held.mark() == run.mark());
    }

    private void pretend() {
        var names = new HashMap<String, Map<String, Would>>();
        for (var name : history.names()) {
            var would = new HashMap<String, Would>();
            history.held(name).forEach((key, held) -> {
                if (!forgets.contains(held.owner())) {
                    would.put(key, Would.of(held));
                }
            });
            names.put(name, would);
        }
        var renewing = new HashSet<Integer>();
        for (int at : List.copyOf(wanted)) {
            if (runs.contains(at)) {
                for (var name : meaning.inputs(at)) {
                    require(at, name, meaning.given(at, name), names.getOrDefault(name, Map.of()));
                }
                requireNothing(at, names);
                run(at, names, renewing);
            } else if (usesNew(at, renewing)) {
                add(at, null);
            }
        }
        requireEnd(names);
    }

    /// A cell that is right has to run all the same if what it used is not the same any more.
    private boolean usesNew(int at, Set<Integer> renewing) {
        return !standings.failsAgain(at)
                && meaning.inputs(at).stream()
                        .anyMatch(name -> renewed.contains(name)
                                || meaning.given(at, name).values().stream().anyMatch(renewing::contains));
    }

    private void require(int at, String name, Map<String, Integer> given, Map<String, Would> would) {
        given.forEach((key, giver) -> {
            if (!isRight(giver, key, would.get(key))) {
                add(
                        giver,
                        new Standing(Kind.NEEDED_AGAIN, name, meaning.cell(at).id()));
            }
        });
        would.forEach((key, one) -> {
            if (!given.containsKey(key)) {
                leave(one.owner());
            }
        });
    }

    private void requireNothing(int at, Map<String, Map<String, Would>> names) {
        for (var name : meaning.use(at).mentions()) {
            var would = names.getOrDefault(name, Map.of());
            if (meaning.given(at, name).isEmpty()) {
                would.values().forEach(one -> leave(one.owner()));
            }
        }
    }

    private void requireEnd(Map<String, Map<String, Would>> names) {
        var end = meaning.end(wanted);
        end.forEach((name, keys) -> keys.forEach((key, giver) -> {
            if (!isRight(giver, key, names.getOrDefault(name, Map.of()).get(key)) && !standings.failsAgain(giver)) {
                add(giver, new Standing(Kind.NEEDED_AGAIN, name, null));
            }
        }));
        names.forEach((name, keys) -> keys.forEach((key, would) -> {
            if (!end.getOrDefault(name, Map.of()).containsKey(key)) {
                leave(would.owner());
            }
        }));
    }

    private boolean isRight(int giver, String key, @Nullable Would would) {
        if (would == null) {
            return false;
        }
        if (LiveHistory.isImport(key)) {
            return true;
        }
        var run = standings.run(giver);
        return would.giver() == giver
                || (would.giver() < 0 && standings.isRight(giver) && run != null && run.mark() == would.mark());
    }

    /// Takes what the cell `owner` defined out of the session.
    private void leave(CellId owner) {
        if (forgets.add(owner)) {
            grows = true;
            int at = meaning.place(owner);
            if (at >= 0 && wanted.contains(at)) {
                add(at, null);
            }
        }
    }

    private void add(int at, @Nullable Standing why) {
        if (wanted.contains(at) && runs.add(at)) {
            grows = true;
            if (why != null && standings.isRight(at)) {
                reasons.putIfAbsent(at, why);
            }
        }
    }

    private void run(int at, Map<String, Map<String, Would>> names, Set<Integer> renewing) {
        var id = meaning.cell(at).id();
        var run = standings.run(at);
        boolean isSame = run != null && standings.isRight(at) && run.use().isRepeatable() && !usesNew(at, renewing);
        if (!isSame) {
            renewing.add(at);
        }
        for (var one : meaning.use(at).defines()) {
            var would = names.getOrDefault(one.name(), Map.of()).get(one.key());
            if (one.isType()
                    && would != null
                    && would.isTouched()
                    && !meaning.given(at, one.name()).containsKey(one.key())) {
                renew(one, would.owner());
            } else if (one.isType() && would == null) {
                // it was there and is gone: what comes is another class
                grows |= renewed.add(one.name());
            }
        }
        names.values().forEach(keys -> keys.values().removeIf(would -> id.equals(would.owner())));
        for (var one : meaning.use(at).defines()) {
            names.computeIfAbsent(one.name(), _ -> new HashMap<>()).put(one.key(), new Would(0, at, id, false));
        }
        for (var name : meaning.use(at).changes()) {
            var keys = names.computeIfAbsent(name, _ -> new HashMap<>());
            keys.replaceAll((key, would) -> LiveHistory.isState(key) ? would.by(at) : would);
        }
    }

    /// What ran has changed static fields of a type that is to be as it was defined.
    private void renew(Defined type, CellId owner) {
        leave(owner);
        grows |= renewed.add(type.name());
    }

    List<CellId> forgets() {
        return List.copyOf(forgets);
    }

    List<CellId> runs() {
        return runs.stream().map(at -> meaning.cell(at).id()).toList();
    }

    Standing standing(int at) {
        var standing = standings.of(at);
        return standing.kind() == Kind.FRESH ? reasons.getOrDefault(at, standing) : standing;
    }
}
