package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Analysis.Binding;
import dev.slipway.kernel.analysis.Analysis.Change;
import dev.slipway.kernel.analysis.Analysis.How;
import dev.slipway.kernel.analysis.Analysis.StateChange;
import dev.slipway.kernel.analysis.Analysis.What;
import dev.slipway.kernel.analysis.ClassFacts.Member;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// Follows what one snippet uses, itself and through what it calls, as bound at its cell. One thread at a time.
final class Reach {
    private final Scope scope;
    private final int cell;
    private final Set<Binding> bindings;
    private final Set<Change> changes;
    private final InPlace inPlace;
    private final Set<String> seen = new HashSet<>();
    private final Deque<ClassFacts> open = new ArrayDeque<>();
    private final Set<ClassFacts> waiting = new LinkedHashSet<>();
    private final Set<Scope.Lost> lost = new LinkedHashSet<>();
    private final Set<StateChange> states = new LinkedHashSet<>();
    private final Set<String> late = new LinkedHashSet<>();
    private final Set<String> followed = new HashSet<>();
    private final Set<Member> read = new LinkedHashSet<>();
    private final Set<Member> given = new LinkedHashSet<>();
    private final Set<String> mayChange = new LinkedHashSet<>();
    private final Set<String> unsure = new LinkedHashSet<>();
    private boolean isRepeatable = true;
    /// Whether a lambda may run that changes what it is given, or what it keeps for itself.
    private boolean runsStrange;

    /// @param cell 0-based position of the cell that runs the snippet
    /// @param bindings takes what is used
    /// @param changes takes what is changed
    Reach(Scope scope, int cell, Set<Binding> bindings, Set<Change> changes) {
        this.scope = scope;
        this.cell = cell;
        this.bindings = bindings;
        this.changes = changes;
        inPlace = new InPlace(scope);
    }

    /// Follows the code that running the class `entry` runs.
    ///
    /// @param names names in its text
    void run(String entry, Set<String> names) {
        enter(entry);
        names.forEach(this::named);
        while (!open.isEmpty()) {
            run(open.poll(), entry);
        }
        if (runsStrange) {
            read.forEach(this::touch);
        }
        given.forEach(field -> scope.give(field, entry, read));
    }

    private void run(ClassFacts facts, String entry) {
        if (facts.waits()) {
            waiting.add(facts);
        }
        isRepeatable &= facts.repeatable();
        if (facts.late()) {
            late.add(simple(facts.name()));
        }
        scope.sourceNames(facts).forEach(this::named);
        facts.header().forEach(this::type);
        use(facts.code());
        for (var effects : facts.effects().values()) {
            change(effects);
            strange(inPlace.strangers(effects), facts);
            if (facts.name().equals(entry) || facts.callbacks().contains(effects.method())) {
                inPlace.variables(effects).forEach(this::state);
                inPlace.allStrangers(effects).forEach(this::constants);
            }
        }
    }

    /// Notes changes of objects of which nobody knows where they come from: all that the code reads may change, and
    /// constants of an enum.
    private void strange(Set<String> types, ClassFacts facts) {
        if (!types.isEmpty()) {
            facts.code().reads().forEach(this::touch);
        }
        for (var type : types) {
            if (isEnum(type) && scope.cellOf(top(type)) != cell) {
                mayChange.add(simple(type));
            }
        }
    }

    private boolean isEnum(String type) {
        return scope.withNested(type).stream()
                .anyMatch(one -> one.name().equals(type) && one.traits().isEnum());
    }

    /// Notes that one of the constants of the enum `type` changes, nobody knows which.
    private void constants(String type) {
        if (isEnum(type)) {
            scope.withNested(type).stream()
                    .flatMap(facts -> facts.code().reads().stream())
                    .filter(field ->
                            field.owner().equals(type) && field.type().equals("L" + type.replace('.', '/') + ";"))
                    .forEach(this::state);
        }
    }

    private void use(ClassFacts.References code) {
        code.types().forEach(this::type);
        code.calls().forEach(this::method);
        code.reads().forEach(this::variable);
        code.writes().forEach(field -> changed(field, How.ASSIGNED));
    }

    private void change(MethodEffects effects) {
        for (var field : inPlace.variables(effects)) {
            changed(field, How.IN_PLACE);
            touch(field);
        }
        inPlace.maybe(effects).forEach(this::touch);
        for (var field : inPlace.unsure(effects)) {
            var variable = scope.variable(field);
            if (!Functional.isPlain(variable.type()) && isOther(variable)) {
                unsure.add(variable.name());
            }
        }
        inPlace.alias(effects);
    }

    /// Notes that the objects of `field` may change, and with them what shares them.
    private void touch(Member field) {
        var variable = scope.variable(field);
        if (!Functional.isPlain(variable.type())) {
            may(variable);
            scope.sharing(field).forEach(this::may);
        }
    }

    private void may(Scope.Variable variable) {
        if (isOther(variable)) {
            mayChange.add(variable.name());
        }
    }

    private boolean isOther(Scope.Variable variable) {
        return variable.cell() >= 0 && variable.cell() != cell && !isHidden(variable.name());
    }

    /// Notes what the declarations of the class `name` mention: their code does not run yet.
    void declare(String name) {
        for (var facts : scope.withNested(name)) {
            for (var type : facts.header()) {
                if (!ClassFacts.outer(type).equals(ClassFacts.outer(name))) {
                    bind(simple(type), What.TYPE, scope.cellOf(top(type)));
                }
            }
        }
    }

    /// Notes the types among `names`, of a declaration's text: their code does not run yet.
    void declare(Set<String> names) {
        for (var name : names) {
            scope.typeNamed(name).ifPresent(type -> bind(name, What.TYPE, scope.cellOf(type)));
        }
    }

    /// Returns the classes it came by whose code cannot be compiled yet.
    Set<ClassFacts> waiting() {
        return waiting;
    }

    /// Returns the variables it reads whose value was lost.
    Set<Scope.Lost> lost() {
        return lost;
    }

    /// Returns the static fields of types whose objects it changes.
    Set<StateChange> states() {
        return states;
    }

    /// Returns the names of the variables whose objects it may change, by what is known of who shares them.
    Set<String> mayChange() {
        return mayChange;
    }

    /// Returns the names of the variables whose objects it gives to methods of libraries that may change them.
    Set<String> unsure() {
        return unsure;
    }

    /// Returns the names of the classes it came by.
    Set<String> entered() {
        return seen;
    }

    /// Returns the names of the types whose static initialisers use something of other cells.
    Set<String> late() {
        return late;
    }

    /// Tells whether what it came by calls only what gives the same each time.
    boolean isRepeatable() {
        return isRepeatable;
    }

    private void state(Member field) {
        if (!field.owner().equals(ClassFacts.outer(field.owner()))
                && !field.name().startsWith("$")) {
            states.add(new StateChange(cell, field.owner(), field.name()));
        }
    }

    private void enter(String name) {
        for (var facts : scope.withNested(name)) {
            if (seen.add(facts.name())) {
                open.add(facts);
            }
        }
    }

    private void named(String name) {
        scope.typeNamed(name).ifPresent(this::type);
    }

    private void type(String type) {
        var top = top(type);
        if (type.contains("$JShell$anonymous")) {
            enter(type);
        } else if (!top.equals(ClassFacts.outer(type))) {
            bind(simple(type), What.TYPE, scope.cellOf(top));
            enter(top);
        }
    }

    private void method(Member method) {
        if (isHidden(method.name()) || !method.owner().equals(ClassFacts.outer(method.owner()))) {
            return;
        }
        bind(method.name(), What.METHOD, scope.cellOf(method));
        enter(method.owner());
    }

    private void variable(Member field) {
        if (field.owner().equals(ClassFacts.outer(field.owner()))) {
            var variable = scope.variable(field);
            scope.lost(field).ifPresent(lost::add);
            bind(variable.name(), What.VARIABLE, variable.cell());
            read.add(field);
            held(field, variable.type());
        }
    }

    /// Follows what using the value of `field` may run: the lambdas it was made with, and methods of the types of which
    /// it was made.
    private void held(Member field, String type) {
        boolean runsLambdas = scope.mayRunLambdas(type)
                || scope.codes(field).stream()
                        .flatMap(code -> scope.withNested(code).stream())
                        .anyMatch(facts -> facts.traits().orders());
        var types = scope.notebookTypes(type);
        if (runsLambdas || !types.isEmpty()) {
            scope.codes(field).forEach(code -> follow(code, new Kinds(runsLambdas, types)));
        }
    }

    /// What a value may be.
    ///
    /// @param isAny whether it may be of any class, or run lambdas
    /// @param types otherwise the types it is of, itself or through one that extends them
    private record Kinds(boolean isAny, Set<String> types) {}

    private void follow(String code, Kinds kinds) {
        for (var facts : scope.withNested(code)) {
            if (followed.add(facts.name() + kinds)) {
                facts.code().types().stream()
                        .filter(type -> kinds.isAny || kinds.types.contains(type) || scope.isOneOf(type, kinds.types))
                        .forEach(this::type);
                facts.code().calls().forEach(call -> follow(call.owner(), kinds));
                for (var other : facts.code().reads()) {
                    if (!Functional.isPlain(scope.variable(other).type())) {
                        scope.codes(other).forEach(each -> follow(each, kinds));
                    }
                }
                if (kinds.isAny) {
                    use(facts.lambdas());
                    facts.effects().forEach((method, effects) -> {
                        if (method.name().startsWith("lambda$")) {
                            change(effects);
                            runsStrange |= inPlace.changesGiven(effects)
                                    || !inPlace.strangers(effects).isEmpty();
                        }
                        runsStrange |= effects.later().changed().contains(Set.<MethodEffects.Root>of());
                        for (var field : inPlace.later(effects)) {
                            changed(field, How.IN_PLACE);
                            touch(field);
                        }
                    });
                }
            }
        }
    }

    private void changed(Member field, How how) {
        if (field.owner().equals(ClassFacts.outer(field.owner()))) {
            var variable = scope.variable(field);
            given.add(field);
            if (variable.isLoop() && variable.cell() == cell) {
                changes.add(new Change(cell, variable.name(), how, cell)); // later steps would read the element
            }
            change(variable.name(), how, variable.cell());
        } else if (!field.name().startsWith("$")) {
            change(simple(field.owner()), How.IN_PLACE, scope.cellOf(top(field.owner())));
        }
    }

    private void change(String name, How how, int definer) {
        if (definer >= 0 && definer != cell && !isHidden(name)) {
            changes.add(new Change(cell, name, how, definer));
        }
    }

    private void bind(String name, What what, int definer) {
        if (definer >= 0 && definer != cell && !isHidden(name)) {
            bindings.add(new Binding(cell, name, what, definer));
        }
    }

    static boolean isHidden(String name) {
        return name.isEmpty()
                || Character.isDigit(name.charAt(0))
                || name.startsWith("lambda$")
                || name.startsWith("do_it$")
                || name.contains("$JShell$");
    }

    /// Returns the outermost type a class is, or is nested in: `REPL.$JShell$6$P` for `REPL.$JShell$6$P$Inner`.
    static String top(String type) {
        var outer = ClassFacts.outer(type);
        if (type.equals(outer)) {
            return type;
        }
        int end = type.indexOf('$', outer.length() + 1);
        return end < 0 ? type : type.substring(0, end);
    }

    static String simple(String type) {
        return top(type)
                .substring(Math.min(top(type).length(), ClassFacts.outer(type).length() + 1));
    }
}
