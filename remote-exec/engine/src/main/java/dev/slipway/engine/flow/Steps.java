package dev.slipway.engine.flow;

import dev.slipway.engine.flow.NotebookCells.Declaration;
import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.flow.Plan.Write;
import dev.slipway.engine.flow.code.CallScan;
import dev.slipway.engine.flow.code.StepCoder;
import dev.slipway.engine.flow.code.StepCoder.Call;
import dev.slipway.engine.flow.code.StepCoder.Coded;
import dev.slipway.engine.flow.code.StepCoder.Content;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// Makes plan and code of linked steps. One thread at a time.
final class Steps {
    private final NotebookCells cells;
    private final ParameterCells parameters;
    private final StepCoder coder;
    private final List<Draft> drafts;

    Steps(NotebookCells cells, ParameterCells parameters, StepCoder coder, List<Draft> drafts) {
        this.cells = cells;
        this.parameters = parameters;
        this.coder = coder;
        this.drafts = drafts;
    }

    /// Returns the code of a step.
    Coded code(Draft draft) {
        var types = new HashMap<String, String>();
        for (var variable : draft.reach().declarations()) {
            cells.declaration(variable.cell(), variable.name())
                    .map(Declaration::type)
                    .ifPresent(type -> types.put(variable.name(), type));
        }
        draft.loops.forEach(loop -> draft.reach().variables().stream()
                .filter(variable -> variable.name().equals(loop.over()))
                .flatMap(variable -> cells.declaration(variable.cell(), variable.name()).stream())
                .forEach(declaration -> types.putIfAbsent(loop.over(), declaration.type())));
        return coder.code(draft.name(), draft.reach(), new Content(calls(draft), types));
    }

    /// A variable that is given its value and declared anew below must not lose its initialiser.
    private static List<Call> calls(Draft draft) {
        var calls = new ArrayList<Call>();
        for (var call : draft.calls()) {
            boolean isGiven = draft.reads.containsKey(call.defines());
            calls.add(isGiven ? new Call(call.start(), call.method(), call.cell(), "") : call);
        }
        return calls;
    }

    /// Returns the plan of a step.
    Step plan(Draft draft, Coded code, List<Problem> problems) {
        var outer = draft.outer();
        return new Step(
                draft.name(),
                draft.group().cells().stream().map(cell -> cell.cell().id()).toList(),
                draft.dependsOn.stream()
                        .map(position -> drafts.get(position).name())
                        .toList(),
                new FanOut(draft.loops, draft.gathers, outer == null ? null : outer.name()),
                reads(draft),
                writes(draft),
                StepSettings.of(draft.group(), cells, problems),
                code.hash());
    }

    /// What the step's cells declare comes first, in the order of the cells.
    private List<Write> writes(Draft draft) {
        var rest = new LinkedHashMap<>(draft.writes);
        var writes = new ArrayList<Write>();
        for (var cell : draft.group().cells()) {
            for (var declaration : cells.declarations(cell.cell().index())) {
                var type = rest.remove(declaration.name());
                if (type != null) {
                    writes.add(new Write(declaration.name(), type));
                }
            }
        }
        rest.forEach((name, type) -> writes.add(new Write(name, type)));
        return writes;
    }

    /// Artifacts go in the order of the cells that declare them.
    private int place(Draft draft, Read read) {
        return draft.externals().stream()
                .map(Draft.External::declaration)
                .filter(declaration -> declaration.name().equals(read.name()))
                .mapToInt(declaration -> declaration.cell() * 1000 + cells.position(declaration))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /// Parameters first, in their order, then artifacts, then lists, then loop variables.
    private List<Read> reads(Draft draft) {
        var reads = new ArrayList<Read>();
        parameters.all().forEach(parameter -> add(draft, parameter.name(), "parameters", reads));
        var loops = draft.loops.stream().map(Plan.Loop::variable).toList();
        var lists = draft.gathers.stream().map(Plan.Gather::as).toList();
        draft.reads.values().stream()
                .filter(read -> !reads.contains(read) && !loops.contains(read.name()) && !lists.contains(read.name()))
                .sorted(Comparator.comparingInt(read -> place(draft, read)))
                .forEach(reads::add);
        for (var name : lists) {
            reads.add(Objects.requireNonNull(draft.reads.get(name)));
        }
        for (var name : loops) {
            reads.add(Objects.requireNonNull(draft.reads.get(name)));
        }
        return reads;
    }

    private static void add(Draft draft, String name, String from, List<Read> into) {
        var read = draft.reads.get(name);
        if (read != null && read.from().equals(from)) {
            into.add(read);
        }
    }

    /// Tells whether a step is the code before the first one, and nothing reads or could notice it.
    static boolean isMissedByNobody(Draft draft) {
        return draft.group().isImplicit() && !draft.isRead && !CallScan.hasVisibleEffect(draft.reach());
    }
}
