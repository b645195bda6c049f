package dev.slipway.kernel.engine;

import dev.slipway.kernel.directive.Injection.Origin;
import dev.slipway.kernel.engine.CompiledCell.Step;
import dev.slipway.kernel.engine.classes.ClassChange;
import dev.slipway.kernel.engine.classes.CodeUse;
import dev.slipway.kernel.engine.classes.LiveVariables;
import dev.slipway.kernel.engine.classes.LiveVariables.Lost;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Refuses, in words, to read variables whose value is not there or is of a class that has been replaced.
record StaleReads(SnippetShell shell, Definitions definitions, LiveVariables variables) {
    /// Thrown into a cell that reads a variable which its own first snippets have made stale.
    static final class StaleValue extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StaleValue(String message) {
            super(message, null, false, false);
        }
    }

    /// Returns the problems of `steps`, none of which has run.
    List<Problem> problems(List<Step> steps, CompileFaults faults) {
        if (!variables.anyLost()) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        var assigned = new HashSet<String>();
        for (var step : steps) {
            for (var made : step.made()) {
                if (made.wrapper().isEmpty() || !hasEntry(step) || readsTypeOnly(step)) {
                    continue;
                }
                var use = use(made.wrapper());
                for (var name : use.reads()) {
                    var lost = assigned.contains(name) ? null : variables.lost(name);
                    if (lost != null) {
                        problems.add(faults.unreadable(name, words(name, lost), step.piece()));
                    }
                }
                assigned.addAll(use.assigns());
                assigned.add(Definitions.name(made.snippet()));
            }
        }
        return problems;
    }

    /// A gathered list takes only its type from the variable.
    private static boolean readsTypeOnly(Step step) {
        var injected = step.piece().injected();
        return injected != null && injected.origin() == Origin.GATHERED;
    }

    private static boolean hasEntry(Step step) {
        return step.changes().stream().anyMatch(ClassChange.Call.class::isInstance);
    }

    /// Returns what the snippet of `wrapper` reads and assigns.
    CodeUse use(String wrapper) {
        return CodeUse.of(wrapper, shell::codes);
    }

    /// @throws StaleValue if `use` reads a variable that cannot be read
    void refuse(CodeUse use, Step step) {
        if (readsTypeOnly(step)) {
            return;
        }
        var own = step.made().stream()
                .map(made -> Definitions.name(made.snippet()))
                .toList();
        for (var name : use.reads()) {
            var lost = own.contains(name) ? null : variables.lost(name);
            if (lost != null) {
                throw new StaleValue(words(name, lost));
            }
        }
    }

    /// Returns why `name` cannot be read, and which cell to run.
    private String words(String name, Lost lost) {
        var cell = definitions.find(name).map(StaleReads::number);
        var advice = cell.map(number -> ": run cell " + number).orElse("");
        if (!lost.replaced().isEmpty()) {
            var outer = lost.replaced().replaceFirst("\\..*", "");
            Optional<String> changed = definitions.find(outer).map(StaleReads::number);
            return name + " holds a " + lost.replaced() + " from before "
                    + changed.map(number -> "cell " + number + " changed it").orElse("it was changed") + advice;
        }
        return name + " has no value, because "
                + cell.map(number -> "cell " + number + " did not get that far").orElse("nothing set it") + advice;
    }

    private static String number(Definition definition) {
        return String.valueOf(definition.cell().index() + 1);
    }
}
