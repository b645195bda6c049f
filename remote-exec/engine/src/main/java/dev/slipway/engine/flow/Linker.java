package dev.slipway.engine.flow;

import dev.slipway.engine.flow.Draft.External;
import dev.slipway.engine.flow.NotebookCells.Declaration;
import dev.slipway.engine.flow.Outline.Role;
import dev.slipway.engine.flow.Plan.Gather;
import dev.slipway.engine.flow.Plan.Loop;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.kernel.analysis.Analysis.Change;
import dev.slipway.kernel.analysis.Analysis.How;
import dev.slipway.kernel.directive.CellDirectives.Placed;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Binds what each step reads to the step that writes it, and finds how often each runs. One thread at a time.
final class Linker {
    private static final String PARAMETERS = "parameters";

    private final NotebookCells cells;
    private final Outline outline;
    private final ParameterCells parameters;
    private final List<Draft> drafts;
    private final Map<String, Draft> writers = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();

    Linker(NotebookCells cells, Outline outline, ParameterCells parameters, List<Draft> drafts) {
        this.cells = cells;
        this.outline = outline;
        this.parameters = parameters;
        this.drafts = drafts;
    }

    /// Links all steps and returns what stands in the way.
    ///
    /// @param changes who changes what
    List<Problem> link(List<Change> changes) {
        for (var draft : drafts) {
            var levels = new Levels(draft, problems);
            gathers(draft, levels);
            loops(draft, levels);
            reads(draft, levels);
            levels.settle();
            for (var change : changes) {
                if (draft.has(change.cell())) {
                    cells.declaration(change.definer(), change.name())
                            .ifPresent(declaration -> change(draft, change, declaration));
                }
            }
        }
        drafts.forEach(this::tellChanges);
        problems.addAll(new PartChanges(cells, drafts).of(changes));
        unseen.forEach(each -> tellUnseen(each, changes));
        return problems;
    }

    private void loops(Draft draft, Levels levels) {
        for (var cell : draft.group().cells()) {
            for (var placed : cell.directives().placed()) {
                if (placed.directive() instanceof Directive.Foreach foreach) {
                    foreach.loops().forEach(loop -> loop(draft, levels, new Loops(cell, loop, placed)));
                }
            }
        }
    }

    /// One loop of a `foreach`.
    private record Loops(ReplayedCell cell, Directive.Loop loop, Placed placed) {
        int index() {
            return cell.cell().index();
        }
    }

    private void loop(Draft draft, Levels levels, Loops at) {
        var loop = at.loop();
        var variable = cells.declaration(at.index(), loop.variable());
        var over = cells.collection(at.index(), loop, outline.skipped());
        if (variable.isEmpty() || over.isEmpty()) {
            return; // told already
        }
        draft.loops.add(new Loop(loop.variable(), loop.over(), variable.get().type()));
        draft.reads.put(
                loop.variable(), new Read(loop.variable(), variable.get().type(), "foreach"));
        var declaration = over.get();
        draft.collections.add(declaration);
        if (declaration.cell() == at.index()) {
            return; // what the cell gathers
        }
        var writer = writer(declaration);
        if (outline.role(declaration.cell()) == Role.PARAMETERS) {
            if (!parameters.isParameter(declaration.cell(), loop.over()) && writer == null) {
                noArtifact(
                        at,
                        "which follows a parameter and belongs to no step",
                        "Move `" + loop.over() + "` from " + NotebookCells.word(declaration.cell())
                                + " to a cell of its own.");
            }
        } else if (writer == draft || (writer == null && draft.has(declaration.cell()))) {
            noArtifact(
                    at,
                    "which its own step makes",
                    "Make it in a step before: add //| step: NAME to the cell with the foreach, not above it.");
        }
        if (writer != null && writer != draft) {
            take(draft, writer, declaration);
            levels.read(declaration.name(), writer, at.placed().place());
        }
    }

    private void noArtifact(Loops at, String which, String hint) {
        var place = at.placed().place();
        error(
                "foreach-over-no-artifact",
                "The foreach in " + place.words() + " goes over `" + at.loop().over() + "`, " + which + ".",
                hint,
                place);
    }

    /// Returns the step that gave the variable its value last; null if none did.
    private @Nullable Draft writer(Declaration declaration) {
        var writer = writers.get(key(declaration));
        var step = outline.stepOf(declaration.cell());
        return writer != null || step == null ? writer : drafts.get(step);
    }

    private static String key(Declaration declaration) {
        return declaration.cell() + " " + declaration.name();
    }

    /// Lets `from` keep a variable that `draft` needs. The element of a loop is known unless a step changes it.
    private static void take(Draft draft, Draft from, Declaration declaration) {
        from.isRead = true;
        draft.dependsOn.add(from.position());
        if (!DirectiveChecks.isLoop(declaration) || from.changed.containsKey(declaration)) {
            from.writes.putIfAbsent(declaration.name(), declaration.type());
        }
    }

    private void reads(Draft draft, Levels levels) {
        for (var external : draft.externals()) {
            var declaration = external.declaration();
            if (outline.role(declaration.cell()) == Role.SKIPPED) {
                problems.add(SkippedCells.problem(
                        cells, external.variable().user(), declaration.name(), declaration.cell()));
                continue;
            }
            var writer = writer(declaration);
            if (writer == null) {
                draft.reads.putIfAbsent(
                        declaration.name(), new Read(declaration.name(), declaration.type(), PARAMETERS));
            } else if (writer.position() > draft.position()) {
                later(draft, writer, external);
            } else {
                take(draft, writer, declaration);
                draft.reads.putIfAbsent(
                        declaration.name(), new Read(declaration.name(), declaration.type(), writer.name()));
                levels.read(
                        declaration.name(),
                        writer,
                        cells.place(external.variable().user(), 1));
            }
        }
    }

    private void gathers(Draft draft, Levels levels) {
        for (var cell : draft.group().cells()) {
            for (var placed : cell.directives().placed()) {
                if (placed.directive() instanceof Directive.Gather gather) {
                    gather(draft, levels, cell.cell().index(), gather, placed.place());
                }
            }
        }
    }

    private void gather(Draft draft, Levels levels, int cell, Directive.Gather gather, Place place) {
        var artifact = cells.above(cell, gather.artifact(), outline.skipped());
        var list = cells.declaration(cell, gather.as());
        if (artifact.isEmpty() || list.isEmpty()) {
            return; // told already
        }
        var writer = writer(artifact.get());
        if (writer == null
                || writer.position() >= draft.position()
                || writer.scope().isEmpty()) {
            error(
                    "nothing-to-gather",
                    "The gather in " + place.words() + " collects `" + gather.artifact()
                            + "`, of which there is only one.",
                    "Read `" + gather.artifact() + "` itself, or gather a variable of a step with foreach.",
                    place);
            return;
        }
        draft.gathered.add(artifact.get());
        draft.gathers.add(new Gather(gather.artifact(), gather.as()));
        draft.reads.put(gather.as(), new Read(gather.as(), list.get().type(), writer.name()));
        take(draft, writer, artifact.get());
        levels.gather(gather.artifact(), writer, place);
    }

    private void change(Draft draft, Change change, Declaration declaration) {
        if (draft.has(declaration.cell())) {
            if (DirectiveChecks.isLoop(declaration)) {
                draft.changed.putIfAbsent(declaration, change.cell());
            }
            return;
        }
        if (!draft.uses(declaration)) {
            boolean isPart = draft.gathered.contains(declaration)
                    || draft.scope().stream().anyMatch(root -> root.collections.contains(declaration));
            if (change.how() == How.IN_PLACE && !isPart) {
                unseen.add(new Unseen(draft, change, declaration));
            }
            return;
        }
        var writer = writer(declaration);
        boolean isShared =
                !draft.scope().isEmpty() && (writer == null || !writer.scope().equals(draft.scope()));
        if (isShared) {
            error(
                    "change-in-fan-out",
                    "Step " + draft.name() + " (" + NotebookCells.word(change.cell()) + ") changes `" + change.name()
                            + "` of " + NotebookCells.word(change.definer())
                            + ", which all its tasks share: none would see what the others did.",
                    "Change a copy: give it a name of its own in " + NotebookCells.word(change.cell()) + ".",
                    cells.place(change.cell(), 1));
            return;
        }
        if (writer != draft) {
            writers.put(key(declaration), draft);
            draft.changed.put(declaration, change.cell());
        }
    }

    /// A change of an object that the step knows under another name only.
    private record Unseen(Draft draft, Change change, Declaration declaration) {}

    /// Refuses a change that a later step would see in the notebook, under the first of two names.
    private void tellUnseen(Unseen unseen, List<Change> changes) {
        var draft = unseen.draft();
        var first = unseen.declaration();
        var reader = drafts.stream()
                .filter(later -> later.position() > draft.position() && later.uses(first))
                .findFirst();
        var second = changes.stream()
                .filter(change -> change.cell() == unseen.change().cell() && change.how() == How.IN_PLACE)
                .flatMap(change -> cells.declaration(change.definer(), change.name()).stream())
                .filter(declaration -> draft.uses(declaration))
                .findFirst();
        if (reader.isPresent() && second.isPresent() && !first.equals(second.get())) {
            var name = second.get().name();
            var made = NotebookCells.word(second.get().cell());
            error(
                    "two-names",
                    "Step " + draft.name() + " ("
                            + NotebookCells.word(unseen.change().cell()) + ") changes `" + name
                            + "`, which since " + made + " holds `" + first.name() + "` of "
                            + NotebookCells.word(first.cell()) + " or a part of it: step "
                            + reader.get().name() + ", which reads `" + first.name() + "`, would not see the change.",
                    "Copy it in " + made + ", as in var " + name + " = new ArrayList<>(…), or use one name for both.",
                    cells.place(unseen.change().cell(), 1));
        }
    }

    /// Notes each change that a later step sees.
    private void tellChanges(Draft draft) {
        draft.changed.forEach((declaration, cell) -> {
            if (draft.writes.containsKey(declaration.name()) && !draft.has(declaration.cell())) {
                problems.add(Problem.info(
                        "changes-artifact",
                        "Step " + draft.name() + " (" + NotebookCells.word(cell) + ") changes `" + declaration.name()
                                + "` of " + NotebookCells.word(declaration.cell())
                                + "; steps below it read it as changed.",
                        "Change a copy if that is not meant.",
                        cells.place(cell, 1)));
            }
        });
    }

    private void later(Draft draft, Draft writer, External external) {
        int user = external.variable().user();
        int cell = external.declaration().cell();
        error(
                "reads-later-step",
                "Step " + draft.name() + " (" + NotebookCells.word(user) + ") reads `"
                        + external.declaration().name() + "`, which step " + writer.name() + " ("
                        + NotebookCells.word(cell) + ") defines later.",
                "Move " + NotebookCells.word(cell) + " above " + NotebookCells.word(user) + ".",
                cells.place(user, 1));
    }

    private void error(String code, String message, String hint, Place place) {
        problems.add(Problem.error(code, message, hint, place));
    }
}
