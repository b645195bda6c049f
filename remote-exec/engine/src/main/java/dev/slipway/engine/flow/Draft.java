package dev.slipway.engine.flow;

import dev.slipway.engine.flow.NotebookCells.Declaration;
import dev.slipway.engine.flow.Outline.Group;
import dev.slipway.engine.flow.Plan.Gather;
import dev.slipway.engine.flow.Plan.Loop;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.flow.code.Reach;
import dev.slipway.engine.flow.code.Reach.Variable;
import dev.slipway.engine.flow.code.StepCoder.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A step in the making. One thread at a time.
final class Draft {
    private final int position;
    private final Group group;
    private final Reach reach;
    private final List<Call> calls;
    private final List<External> externals;
    final List<Loop> loops = new ArrayList<>();
    final List<Gather> gathers = new ArrayList<>();
    final SequencedMap<String, Read> reads = new LinkedHashMap<>();
    final Map<String, String> writes = new LinkedHashMap<>();
    final Set<Integer> dependsOn = new TreeSet<>();
    /// Variables of other steps, and loop variables of its own, that this one changes, each with the 0-based position
    /// of the first cell that does.
    final Map<Declaration, Integer> changed = new LinkedHashMap<>();
    /// What its loops go over.
    final List<Declaration> collections = new ArrayList<>();
    /// What it gathers.
    final List<Declaration> gathered = new ArrayList<>();

    private List<Draft> scope = List.of();
    boolean isRead;

    /// A variable that the step uses and does not declare.
    record External(Variable variable, Declaration declaration) {}

    /// @param reach all its calls reach; copied by nobody, changed by nobody
    Draft(int position, Group group, Reach reach, List<Call> calls, List<External> externals) {
        this.position = position;
        this.group = group;
        this.reach = reach;
        this.calls = calls;
        this.externals = externals;
    }

    int position() {
        return position;
    }

    Group group() {
        return group;
    }

    String name() {
        return group.name();
    }

    Reach reach() {
        return reach;
    }

    List<Call> calls() {
        return calls;
    }

    List<External> externals() {
        return externals;
    }

    /// Returns the steps with the `foreach`s in force, outermost first, itself included if it has one; empty if the
    /// step runs once.
    List<Draft> scope() {
        return scope;
    }

    void runsPerElementOf(List<Draft> steps) {
        scope = List.copyOf(steps);
    }

    /// Returns the step with the innermost `foreach` that is not its own; null if there is none.
    @Nullable
    Draft outer() {
        int outside = scope.contains(this) ? scope.size() - 1 : scope.size();
        return outside == 0 ? null : scope.get(outside - 1);
    }

    /// Returns the position of the first cell.
    int firstCell() {
        return group.cells().getFirst().cell().index();
    }

    /// Tells whether its code uses the variable, which it does not declare.
    boolean uses(Declaration declaration) {
        return externals.stream().anyMatch(external -> external.declaration().equals(declaration));
    }

    boolean has(int cell) {
        return group.cells().stream().anyMatch(own -> own.cell().index() == cell);
    }
}
