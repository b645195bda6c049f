package dev.slipway.kernel.analysis;

import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Uses that come too early or too late: of a method that still waits for a definition below, and of a value whose
/// type is no more. One thread at a time.
final class Untimely {
    private final List<Early> early = new ArrayList<>();
    private final Map<String, Problem> late = new LinkedHashMap<>();

    /// A cell that runs what cannot run yet.
    ///
    /// @param since position of the cell because of which it was compiled last
    private record Early(ReplayedCell cell, ReplayedSnippet snippet, ClassFacts waiting, int since) {}

    void add(ReplayedCell cell, ReplayedSnippet snippet, Reach reach, Scope scope) {
        reach.waiting()
                .forEach(waiting -> early.add(new Early(cell, snippet, waiting, scope.enteredAt(waiting.name()))));
        for (var lost : reach.lost()) {
            late.putIfAbsent(
                    cell.cell().index() + " " + lost.name(),
                    Problem.error(
                            "outdated-value",
                            "Cell " + number(cell) + " reads " + lost.name()
                                    + ", which holds an object from before cell " + (lost.by() + 1)
                                    + " changed its type.",
                            "Define " + lost.name() + " again below cell " + (lost.by() + 1) + ".",
                            place(cell, snippet, lost.name())));
        }
    }

    /// The declaration of a variable reads it, and `before`, of the same name, is of another type.
    void addItself(ReplayedCell cell, ReplayedSnippet snippet, Scope.Variable before) {
        late.putIfAbsent(
                cell.cell().index() + " " + snippet.name(),
                Problem.error(
                        "reads-itself",
                        "Cell " + number(cell) + " reads " + snippet.name() + " in its own declaration: the "
                                + before.type() + " " + snippet.name() + " of cell " + (before.cell() + 1)
                                + " is another variable.",
                        "Give one of them another name.",
                        place(cell, snippet, snippet.name())));
    }

    /// Returns the problems, given what is in force at the end.
    ///
    /// @param broken positions of the cells that do not compile: told already
    List<Problem> problems(Scope end, Set<Integer> broken) {
        var problems = new LinkedHashMap<String, Problem>();
        for (var one : early) {
            int definer = end.cellOf(one.waiting.name());
            var missing = missing(one, end);
            if (!missing.isEmpty()) {
                problems.putIfAbsent(key(one), early(one, definer, missing.firstEntry()));
            } else if (!broken.contains(definer) && definer != one.since) {
                problems.putIfAbsent(key(one), outdated(one, definer));
            }
        }
        var all = new ArrayList<>(problems.values());
        all.addAll(late.values());
        return all;
    }

    private static String key(Early one) {
        return one.cell.cell().index() + " " + name(one.waiting);
    }

    private static Problem early(Early one, int definer, Map.Entry<String, Integer> missing) {
        var name = name(one.waiting);
        return Problem.error(
                "read-before-definition",
                "Cell " + number(one.cell) + " runs " + name + " of cell " + (definer + 1) + ", which needs "
                        + missing.getKey() + ": only cell " + (missing.getValue() + 1) + " defines it, below.",
                "Move cell " + (missing.getValue() + 1) + " above cell " + number(one.cell) + ".",
                place(one.cell, one.snippet, name));
    }

    private static Problem outdated(Early one, int definer) {
        var name = name(one.waiting);
        return Problem.error(
                "outdated-value",
                "Cell " + number(one.cell) + " uses " + name + " of cell " + (definer + 1)
                        + ", which does not compile any more since cell " + (one.since + 1)
                        + " changed what it depends on.",
                "Define " + name + " again below cell " + (one.since + 1) + ".",
                place(one.cell, one.snippet, name));
    }

    /// Returns what the method or type uses, once it can be compiled, that is defined below the cell, with its
    /// position.
    private static NavigableMap<String, Integer> missing(Early one, Scope end) {
        int cell = one.cell.cell().index();
        int owner = end.cellOf(one.waiting.name());
        var missing = new TreeMap<String, Integer>();
        for (var later : end.inForce().all()) {
            if (later.waits()
                    || end.cellOf(later.name()) != owner
                    || !name(later).equals(name(one.waiting))) {
                continue;
            }
            later.code().calls().forEach(call -> note(call.name(), end.cellOf(call), cell, missing));
            later.code().reads().forEach(read -> {
                var variable = end.variable(read);
                note(variable.name(), variable.cell(), cell, missing);
            });
            later.code().types().forEach(type -> note(Reach.simple(type), end.cellOf(type), cell, missing));
        }
        return missing;
    }

    private static void note(String name, int definer, int cell, Map<String, Integer> missing) {
        if (definer > cell && !Reach.isHidden(name)) {
            missing.put(name, definer);
        }
    }

    private static String name(ClassFacts facts) {
        return facts.methods().isEmpty() || !facts.name().equals(ClassFacts.outer(facts.name()))
                ? Reach.simple(facts.name())
                : facts.methods().iterator().next().name();
    }

    private static int number(ReplayedCell cell) {
        return cell.cell().index() + 1;
    }

    /// Returns where the snippet mentions `name`, or its first line.
    static Place place(ReplayedCell cell, ReplayedSnippet snippet, String name) {
        var lines = cell.cell().source().split("\n", -1);
        var word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        for (int line = snippet.span().line(); line <= Math.min(snippet.span().endLine(), lines.length); line++) {
            var matcher = word.matcher(lines[line - 1]);
            if (matcher.find()) {
                return Place.onLine(cell.cell().id(), cell.cell().index(), line, matcher.start() + 1, name.length());
            }
        }
        int line = Math.min(snippet.span().line(), lines.length);
        return Place.onLine(cell.cell().id(), cell.cell().index(), line, 1, Math.max(1, lines[line - 1].length()));
    }
}
