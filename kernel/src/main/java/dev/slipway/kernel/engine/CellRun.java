package dev.slipway.kernel.engine;

import dev.slipway.api.flow.Foreach;
import dev.slipway.api.magic.Tests;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.engine.CompiledCell.Step;
import dev.slipway.kernel.engine.classes.ClassChange;
import dev.slipway.kernel.engine.classes.LiveClasses;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// Does what a compiled cell asked for, in order. Runs on the cell's own thread; what it found is read when that has
/// ended.
final class CellRun implements Runnable {
    private final LiveClasses classes;
    private final StaleReads staleReads;
    private final List<Step> steps;
    private final Work work;
    private int begun;
    private @Nullable Integer elements;
    private @Nullable Throwable thrown;
    private @Nullable MimeBundle value;
    private boolean isInterrupted;
    private boolean isOver;
    private Tests.@Nullable Results tests;

    /// What else a run needs.
    ///
    /// @param loops of the cell's `foreach`; none if it has none
    /// @param chosen the element that the loops take
    /// @param showing renders the value of the last expression, gives null for one that is not shown; null if the
    /// cell ends in none
    /// @param stops tells whether the cell has been asked to end
    /// @param watcher hears of each snippet before it runs
    record Work(
            List<Directive.Loop> loops,
            Elements chosen,
            @Nullable Function<@Nullable Object, @Nullable MimeBundle> showing,
            BooleanSupplier stops,
            CodeWatcher watcher) {}

    CellRun(LiveClasses classes, StaleReads staleReads, List<Step> steps, Work work) {
        this.classes = classes;
        this.staleReads = staleReads;
        this.steps = steps;
        this.work = work;
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // whatever the cell throws is its outcome
    public void run() {
        try {
            if (choose()) {
                runSteps();
            } else {
                declare();
            }
        } catch (Throwable e) {
            thrown = e;
        }
        isInterrupted = Thread.currentThread().isInterrupted();
        classes.variables().share();
        isOver = true;
    }

    /// Tells whether there is an element to run for.
    private boolean choose() {
        if (work.chosen().caught() != null) {
            return false;
        }
        if (work.chosen().isEmpty()) {
            elements = work.loops().isEmpty() ? null : 0;
            return false;
        }
        if (work.loops().isEmpty()) {
            return true;
        }
        var sizes = work.loops().stream().mapToInt(loop -> size(loop.over())).toArray();
        int total = 1;
        for (int size : sizes) {
            total = Math.multiplyExact(total, size);
        }
        elements = total;
        int flat = work.chosen().flat();
        if (total > 0 && flat >= total) {
            throw new IllegalArgumentException("there is no element " + flat + ": the foreach has " + total);
        }
        int rest = flat;
        for (int i = sizes.length - 1; i >= 0 && total > 0; i--) {
            Foreach.choose(work.loops().get(i).variable(), rest % sizes[i]);
            rest /= sizes[i];
        }
        return total > 0;
    }

    private int size(String variable) {
        var items = classes.variables().value(variable);
        return items == null ? 0 : Foreach.elements(items).size();
    }

    private void runSteps() throws Throwable {
        for (var step : steps) {
            if (work.stops().getAsBoolean()) {
                return;
            }
            begun++;
            var result = run(step);
            var showing = work.showing();
            if (result instanceof Tests.Results ended) {
                tests = ended;
            } else if (begun == steps.size() && showing != null) {
                value = showing.apply(result);
            }
        }
    }

    /// Declares what the steps declare, without values: there is no element to run for.
    private void declare() {
        for (var step : steps) {
            begun++;
            for (var change : step.changes()) {
                switch (change) {
                    case ClassChange.Load load -> classes.load(load.images());
                    case ClassChange.Redefine redefine -> classes.redefine(redefine.images());
                    case ClassChange.Call call -> classes.fail(call.className());
                }
            }
        }
    }

    private @Nullable Object run(Step step) throws Throwable {
        Object result = null;
        for (var change : step.changes()) {
            switch (change) {
                case ClassChange.Load load -> classes.load(load.images());
                case ClassChange.Redefine redefine -> classes.redefine(redefine.images());
                case ClassChange.Call call -> result = call(step, call.className());
            }
        }
        return result;
    }

    private @Nullable Object call(Step step, String className) throws Throwable {
        var use = classes.variables().anyLost() ? staleReads.use(className) : null;
        if (use != null) {
            staleReads.refuse(use, step);
        }
        Object result;
        try {
            work.watcher().entering(classes.actual(className));
            result = classes.call(className);
        } catch (Throwable e) {
            classes.fail(className);
            throw e;
        }
        classes.settle(className);
        if (use != null) {
            use.assigns().forEach(classes.variables()::assigned);
        }
        return result;
    }

    /// Returns how many steps have begun; all but the last of them ran to their end.
    int begun() {
        return begun;
    }

    /// Returns how many elements the cell's `foreach` has; null if it has none, or was not reached.
    @Nullable
    Integer elements() {
        return elements;
    }

    /// Returns what the cell threw; null if nothing.
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    /// Tells whether the run came to its end; what stops a thread may strike it on the last steps of the way.
    boolean isOver() {
        return isOver;
    }

    /// Tells whether the cell ended with an interrupt that it had noticed and passed on.
    boolean isInterrupted() {
        return isInterrupted;
    }

    /// Returns how the cell's tests went; null if none has run.
    Tests.@Nullable Results tests() {
        return tests;
    }

    /// Returns the value of the last expression in its forms; null if there is none.
    @Nullable
    MimeBundle value() {
        return value;
    }

    /// Tells whether a value of the last snippet is to be shown: whether it is an expression, and not one that ends
    /// in a semicolon as a statement does.
    static boolean isShown(Step last, String cellText) {
        if (last.made().size() != 1) {
            return false;
        }
        var snippet = last.made().getFirst().snippet();
        boolean isTemporary = snippet instanceof VarSnippet && !Definitions.isNamed(snippet);
        if (!isTemporary && !(snippet instanceof ExpressionSnippet)) {
            return false;
        }
        var text = snippet.source().strip();
        var source = text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
        boolean isStatement = source.endsWith(")")
                || source.endsWith("++")
                || source.endsWith("--")
                || source.startsWith("++")
                || source.startsWith("--")
                || snippet.subKind() == SubKind.ASSIGNMENT_SUBKIND;
        return !(isStatement && cellText.stripTrailing().endsWith(";"));
    }
}
