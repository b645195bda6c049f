package dev.slipway.kernel.engine;

import dev.slipway.kernel.dialect.DialectProblems;
import dev.slipway.kernel.dialect.SqlCell;
import dev.slipway.kernel.directive.CellDirectives;
import dev.slipway.kernel.directive.Injection;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CompiledCell.Leaving;
import dev.slipway.kernel.engine.CompiledCell.Made;
import dev.slipway.kernel.engine.CompiledCell.Step;
import dev.slipway.kernel.engine.Definitions.Origin;
import dev.slipway.kernel.engine.classes.ClassChange;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.kernel.snippet.ClassLimits;
import dev.slipway.kernel.snippet.TellingErrors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// Compiles a whole cell before any of it runs. One thread at a time.
///
/// The shell gets one snippet after the other and believes that each has run; what it asked for is recorded and done
/// later. If one does not compile, the definitions that the others replaced are compiled again from their text.
final class CellCompiler {
    private final SnippetShell shell;
    private final Definitions definitions;
    private final VariableKeeper keeper;
    /// Ids of what was accepted though it waited for other definitions.
    private final Set<String> waiting = new HashSet<>();

    CellCompiler(SnippetShell shell, Definitions definitions) {
        this.shell = shell;
        this.definitions = definitions;
        keeper = new VariableKeeper(shell, definitions);
    }

    /// What a cell has done so far to the definitions.
    private final class Trial {
        private final SourceCell cell;
        private final CompileFaults faults;
        private final List<Step> steps = new ArrayList<>();
        private final Set<String> defined = new HashSet<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Set<String> failed = new HashSet<>();
        private final List<String> notes = new ArrayList<>();

        Trial(SourceCell cell) {
            this.cell = cell;
            faults = new CompileFaults(cell, variables().keySet());
        }
    }

    /// Returns the variables in force and their types.
    private Map<String, String> variables() {
        return definitions.all().stream()
                .map(Definition::snippet)
                .filter(VarSnippet.class::isInstance)
                .map(VarSnippet.class::cast)
                .collect(Collectors.toMap(VarSnippet::name, VarSnippet::typeName, (_, later) -> later));
    }

    /// Compiles `cell`, injected snippets first.
    CompiledCell compile(SourceCell cell, CellDirectives directives) {
        var trial = new Trial(cell);
        directives.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .forEach(trial.problems::add);
        DialectProblems.of(cell).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .forEach(trial.problems::add);
        shell.take();
        Injection.of(directives).forEach(injected -> eval(trial, Piece.of(injected)));
        var sql = SqlCell.of(cell.source(), variables());
        if (sql == null) {
            shell.split(cell).forEach(snippet -> eval(trial, Piece.of(snippet)));
        } else if (sql.faults().isEmpty()) {
            eval(trial, Piece.of(sql));
        } else {
            sql.faults().forEach(fault -> trial.problems.add(trial.faults.of(fault)));
        }
        var leaving = Leaving.NOTHING;
        if (trial.problems.isEmpty()) {
            findUnresolved(trial);
            findHidden(trial);
        }
        if (trial.problems.isEmpty()) {
            leaving = dropMissing(trial);
        }
        trial.steps.forEach(this::dropTemporaries);
        if (trial.problems.isEmpty()) {
            return new CompiledCell.Ready(trial.steps, leaving, trial.notes);
        }
        return new CompiledCell.Refused(trial.problems, undo(trial.steps));
    }

    /// Takes back what steps that never ran have defined, and returns what is to be done for it.
    List<ClassChange> undo(List<Step> steps) {
        var undo = new ArrayList<ClassChange>();
        steps.forEach(step -> undo.addAll(step.changes()));
        undo.addAll(takeBack(steps));
        undo.removeIf(ClassChange.Call.class::isInstance);
        return List.copyOf(undo);
    }

    private void eval(Trial trial, Piece piece) {
        var made = new ArrayList<Made>();
        var events = evaluate(piece);
        for (var event : events) {
            if (event.causeSnippet() == null) {
                made.add(own(trial, piece, event));
            }
        }
        keeper.keep(events);
        trial.steps.add(new Step(piece, made, shell.take()));
    }

    /// A type that was forgotten and comes back is a new one: its static fields begin again.
    private List<SnippetEvent> evaluate(Piece piece) {
        var events = shell.eval(piece.text());
        for (var event : events) {
            if (event.causeSnippet() == null
                    && event.status().isDefined()
                    && definitions.isHidden(event.snippet().id())) {
                keeper.keep(events);
                keeper.keep(shell.renew(event.snippet()));
                return shell.eval(piece.text());
            }
        }
        return events;
    }

    private Made own(Trial trial, Piece piece, SnippetEvent event) {
        var snippet = event.snippet();
        boolean isNamed = Definitions.isNamed(snippet);
        var before = isNamed ? definitions.put(snippet, trial.cell) : null;
        if (isNamed) {
            trial.defined.add(snippet.id());
        }
        if (event.status() == Status.REJECTED || isTooLarge(snippet)) {
            report(trial, piece, snippet);
            return new Made(snippet, "", before);
        }
        definitions.place(new Origin(snippet, trial.cell, piece));
        boolean hasClass =
                snippet.kind() != Snippet.Kind.IMPORT && event.status().isDefined();
        var wrapper = hasClass ? shell.compiled(snippet) : "";
        if (hasClass) {
            definitions.compiled(snippet, wrapper);
        }
        return new Made(snippet, wrapper, before);
    }

    /// Tells whether a snippet is right but cannot be made a class, and takes it out then: JShell would compile it
    /// again with each snippet that follows, and refuse them all.
    private boolean isTooLarge(Snippet snippet) {
        boolean isTooLarge = shell.status(snippet) == Status.RECOVERABLE_NOT_DEFINED
                && (!(snippet instanceof DeclarationSnippet declared)
                        || shell.unresolved(declared).findAny().isEmpty())
                && shell.<Boolean>ask(jshell -> ClassLimits.areBrokenBy(snippet, jshell));
        if (isTooLarge) {
            keeper.keep(shell.drop(snippet));
        }
        return isTooLarge;
    }

    private void report(Trial trial, Piece piece, Snippet snippet) {
        var found = new ArrayList<Problem>();
        TellingErrors.of(shell.errors(snippet)).stream()
                .filter(error -> !trial.failed.contains(CompileFaults.missing(error)))
                .forEach(error -> found.add(trial.faults.of(error, piece, this::whyMissing)));
        if (found.isEmpty() && trial.problems.isEmpty()) {
            found.add(trial.faults.unknown(piece));
        }
        trial.problems.addAll(found);
        trial.failed.addAll(DeclaredNames.of(snippet));
    }

    /// Says why a name that a cell has defined cannot be found; empty if no cell has.
    private String whyMissing(String name) {
        return definitions
                .find(name)
                .filter(definition -> !shell.status(definition.snippet()).isDefined())
                .filter(definition -> shell.status(definition.snippet()) != Status.REJECTED)
                .map(this::whyNotDefined)
                .orElse("");
    }

    private String whyNotDefined(Definition definition) {
        int cell = definition.cell().index() + 1;
        if (definition.snippet() instanceof DeclarationSnippet declared && waiting.contains(declared.id())) {
            return waits(declared) + ": cell " + cell + " declares it";
        }
        return Definitions.name(definition.snippet()) + " of cell " + cell
                + " no longer compiles, because something it uses has changed: run cell " + cell;
    }

    private void findUnresolved(Trial trial) {
        for (var step : trial.steps) {
            for (var made : step.made()) {
                if (made.snippet() instanceof DeclarationSnippet declared
                        && shell.status(declared) == Status.RECOVERABLE_NOT_DEFINED) {
                    var missing = shell.unresolved(declared).toList();
                    if (mayWait(made) && !missing.isEmpty()) {
                        waiting.add(declared.id());
                        trial.notes.add(waits(declared));
                        continue;
                    }
                    missing.forEach(what -> trial.problems.add(trial.faults.unresolved(what, step.piece())));
                    if (trial.problems.isEmpty()) {
                        report(trial, step.piece(), declared);
                    }
                }
            }
        }
    }

    /// Tells whether a method or type may wait for what a later cell defines: nothing can use it yet.
    private boolean mayWait(Made made) {
        boolean isVariable = made.snippet() instanceof VarSnippet;
        return !isVariable
                && (made.before() == null || waiting.contains(made.snippet().id()));
    }

    private String waits(DeclarationSnippet declared) {
        return declared.name() + " waits for " + shell.unresolved(declared).collect(Collectors.joining(" and "))
                + ", which no cell has defined";
    }

    /// Refuses the use of types that are no longer in force.
    private void findHidden(Trial trial) {
        for (var type : definitions.hidden()) {
            for (var step : trial.steps) {
                if (step.made().stream().anyMatch(made -> MissingUse.mentions(shell, made.wrapper(), type))) {
                    var what = "class " + Definitions.name(type);
                    trial.problems.add(trial.faults.unresolved(what, step.piece()));
                }
            }
        }
    }

    /// Drops what an earlier version of the cell defined and this one does not.
    private Leaving dropMissing(Trial trial) {
        var missing = definitions.leaving(trial.cell.id(), trial.defined);
        if (missing.isEmpty()) {
            return Leaving.NOTHING;
        }
        for (var step : trial.steps) {
            for (var made : step.made()) {
                MissingUse.find(shell, made.wrapper(), missing)
                        .ifPresent(what -> trial.problems.add(trial.faults.unresolved(what, step.piece())));
            }
        }
        return trial.problems.isEmpty() ? forget(missing) : Leaving.NOTHING;
    }

    /// Deletes definitions.
    Leaving forget(List<Definition> going) {
        shell.take();
        going.forEach(definition -> drop(definition.snippet().id()));
        var variables = going.stream()
                .map(Definition::snippet)
                .filter(VarSnippet.class::isInstance)
                .map(Definitions::name)
                .toList();
        return new Leaving(shell.take(), variables);
    }

    private void drop(String id) {
        var definition = definitions.get(id);
        if (definition != null && definition.snippet() instanceof TypeDeclSnippet type) {
            // once a type has been dropped, JShell names the types of expressions wrongly (JDK 25)
            definitions.hide(type);
            return;
        }
        if (definition != null
                && definition.snippet() instanceof ImportSnippet imported
                && definitions.passOn(imported)) {
            return;
        }
        definitions.remove(id);
        if (definition != null && shell.status(definition.snippet()).isActive()) {
            keeper.keep(shell.drop(definition.snippet()));
        }
    }

    private void dropTemporaries(Step step) {
        for (var made : step.made()) {
            if (made.snippet() instanceof VarSnippet && !Definitions.isNamed(made.snippet())) {
                shell.drop(made.snippet());
            }
        }
    }

    /// Takes back the definitions of steps that never ran, and returns what is to be done for it.
    private List<ClassChange> takeBack(List<Step> steps) {
        var before = new LinkedHashMap<String, @Nullable Definition>();
        for (var step : steps) {
            for (var made : step.made()) {
                if (Definitions.isNamed(made.snippet())
                        && !before.containsKey(made.snippet().id())) {
                    before.put(made.snippet().id(), made.before());
                }
            }
        }
        shell.take();
        restore(before.values());
        for (var change : before.entrySet()) {
            if (change.getValue() == null) {
                drop(change.getKey());
            }
        }
        return shell.take();
    }

    /// Puts definitions in force again: types and methods first, which may wait for one another.
    private void restore(Collection<@Nullable Definition> before) {
        for (boolean variables : new boolean[] {false, true}) {
            for (var definition : before) {
                if (definition != null && definition.snippet() instanceof VarSnippet == variables) {
                    restore(definition);
                }
            }
        }
    }

    private void restore(Definition definition) {
        if (definition.snippet() instanceof ImportSnippet) {
            definitions.bringBack(definition);
            return;
        }
        var events = shell.withoutRunning(definition.snippet().source());
        for (var event : events) {
            if (event.causeSnippet() == null) {
                definitions.put(definition.snippet(), definition.cell());
                keeper.standIn(definition.snippet(), event.snippet());
            }
        }
        keeper.keep(events);
        if (definition.snippet() instanceof VarSnippet variable
                && events.stream().anyMatch(event -> event.status() == Status.REJECTED)) {
            keeper.declare(variable);
        }
    }
}
