package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.ClassFacts.Member;
import dev.slipway.kernel.directive.Injection.Origin;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is in force at a place of the notebook: every class, and who defines what. Advances cell by cell and, for
/// variables, snippet by snippet. One thread at a time.
final class Scope {
    private final FactsCache facts;
    private final Map<String, ClassFacts> classes = new HashMap<>();
    private final Map<String, Set<String>> byOuter = new HashMap<>();
    private final Map<String, Integer> entered = new HashMap<>();
    private final Map<String, Integer> cells = new HashMap<>();
    private final Map<Member, Integer> methods = new HashMap<>();
    private final Map<String, Integer> methodsInForce = new HashMap<>();
    private final Map<String, Variable> variables = new HashMap<>();
    private final Map<String, Variable> named = new HashMap<>();
    private final Map<Member, Set<Member>> aliases = new HashMap<>();
    private final Map<String, Lost> lost = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Set<String>> sourceNames = new HashMap<>();

    Scope(FactsCache facts) {
        this.facts = facts;
    }

    /// A variable in force.
    ///
    /// @param cell 0-based position of the cell that declares it
    /// @param code class of its initialiser, null if there is none
    /// @param isLoop whether its value is the element of a `foreach`
    record Variable(String name, int cell, @Nullable String code, String type, boolean isLoop) {}

    /// A variable whose type was defined anew below it, in another shape: its object is of the old type.
    ///
    /// @param by 0-based position of the cell that changed the type
    record Lost(String name, int cell, int by) {}

    /// Takes in the classes of `cell`, and the methods and types it declares.
    void enter(ReplayedCell cell) {
        int index = cell.cell().index();
        for (var image : cell.classes()) {
            var read = facts.of(image);
            if (image.cellIndex() != index) {
                lose(read, image.cellIndex(), index);
            }
            classes.put(image.name(), read);
            entered.put(image.name(), index);
            var simple = Reach.simple(image.name());
            if (Reach.top(image.name()).equals(image.name()) && !Reach.isHidden(simple)) {
                types.put(simple, image.name());
            }
            cells.put(image.name(), image.cellIndex());
            byOuter.computeIfAbsent(ClassFacts.outer(image.name()), _ -> new LinkedHashSet<>())
                    .add(image.name());
        }
        var declared = new HashSet<String>();
        for (var snippet : cell.snippets()) {
            if (snippet.kind() == Kind.METHOD) {
                declared.add(snippet.name());
            }
        }
        for (var image : cell.classes()) {
            if (image.cellIndex() == index) {
                own(facts.of(image), declared, index);
            }
        }
    }

    /// JShell compiles the class of a variable again, as another, only when the type of the variable is another.
    private void lose(ClassFacts image, int cell, int by) {
        for (var variable : List.copyOf(named.values())) {
            boolean holds = image.code().writes().stream()
                    .anyMatch(field ->
                            field.owner().equals(image.name()) && field.name().equals(variable.name()));
            if (variable.cell() == cell && holds && !classes.containsKey(image.name())) {
                lost.put(image.name() + "." + variable.name(), new Lost(variable.name(), cell, by));
            }
        }
    }

    /// Overloads that call each other share a class: those another cell declared stay with it.
    private void own(ClassFacts image, Set<String> declared, int index) {
        var mine = new ArrayList<Member>();
        var known = new ArrayList<Member>();
        for (var method : image.methods()) {
            if (declared.contains(method.name())) {
                (methodsInForce.containsKey(method.name() + method.type()) ? known : mine).add(method);
            }
        }
        if (mine.isEmpty()) {
            mine.addAll(known);
            known.clear();
        }
        known.forEach(method -> methods.put(method, methodsInForce.getOrDefault(method.name() + method.type(), index)));
        for (var method : mine) {
            methods.put(method, index);
            methodsInForce.put(method.name() + method.type(), index);
        }
    }

    /// Takes in the variable that `snippet`, of the cell at `index`, declares.
    void declare(ReplayedSnippet snippet, int index) {
        var field = snippet.field();
        if (field != null) {
            var code = snippet.entry() == null ? null : snippet.entry().className();
            boolean isLoop = snippet.origin() == Origin.LOOP;
            var variable = new Variable(snippet.name(), index, code, snippet.javaType(), isLoop);
            variables.put(field.className() + "." + field.member(), variable);
            named.put(snippet.name(), variable);
            aliases.keySet()
                    .removeIf(one ->
                            one.owner().equals(field.className()) && one.name().equals(field.member()));
        }
    }

    /// Returns the variable that lives in `field`.
    Variable variable(Member field) {
        var known = variables.get(field.owner() + "." + field.name());
        return known == null ? new Variable(field.name(), cellOf(field.owner()), null, "", false) : known;
    }

    /// Returns the variable in force of that name; empty if there is none.
    Optional<Variable> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /// Returns the names of the variables in force.
    Set<String> names() {
        return named.keySet();
    }

    /// Returns what was lost if `field` holds a value of a type that is no more.
    Optional<Lost> lost(Member field) {
        return Optional.ofNullable(lost.get(field.owner() + "." + field.name()));
    }

    /// Notes that `field` holds the object of `other`, or a part of it.
    void alias(Member field, Member other) {
        var all = aliases.computeIfAbsent(field, _ -> new LinkedHashSet<>());
        all.add(other);
        all.addAll(aliases(other));
        all.remove(field);
    }

    /// Returns the other variables whose objects, or parts of them, `field` holds.
    Set<Member> aliases(Member field) {
        return aliases.getOrDefault(field, Set.of());
    }

    /// Returns the position of the cell because of which the class `name` was compiled last.
    int enteredAt(String name) {
        return entered.getOrDefault(name, -1);
    }

    /// Returns every class in force.
    Collection<ClassFacts> classes() {
        return classes.values();
    }

    /// Returns the names of the types in force.
    Set<String> typeNames() {
        return types.keySet();
    }

    /// Returns the class of the type in force of that name; empty if there is none.
    Optional<String> typeNamed(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /// Notes which names the code of the method or type `name`, of the cell at `index`, uses in its text.
    void note(String name, int index, Set<String> names) {
        sourceNames.computeIfAbsent(index + " " + name, _ -> new HashSet<>()).addAll(names);
    }

    /// Returns the names that the code of a class uses in its text and that its bytes may have forgotten.
    Set<String> sourceNames(ClassFacts facts) {
        var names = new LinkedHashSet<String>();
        for (var method : facts.methods()) {
            names.addAll(sourceNames.getOrDefault(cellOf(method) + " " + method.name(), Set.of()));
        }
        var type = Reach.simple(facts.name());
        names.addAll(sourceNames.getOrDefault(cellOf(facts.name()) + " " + type, Set.of()));
        return names;
    }

    /// Returns the position of the cell that declares `method`.
    int cellOf(Member method) {
        return methods.getOrDefault(method, cellOf(method.owner()));
    }

    /// Returns what `method` does to objects, null if it is not known. It may be inherited.
    @Nullable
    MethodEffects effects(Member method) {
        return effects(method, new HashSet<>());
    }

    private @Nullable MethodEffects effects(Member method, Set<String> asked) {
        var owner = asked.add(method.owner()) ? classes.get(method.owner()) : null;
        var found = owner == null ? null : owner.effects().get(method);
        if (owner == null || found != null) {
            return found;
        }
        for (var ancestor : owner.header()) {
            var inherited = effects(new Member(ancestor, method.name(), method.type()), asked);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }

    /// Returns the position of the cell that declares the class `name`, -1 if none does.
    int cellOf(String name) {
        return cells.getOrDefault(name, -1);
    }

    /// Returns the facts of `name` and, if it is a snippet class or a type, of all that is nested in it.
    List<ClassFacts> withNested(String name) {
        var found = new ArrayList<ClassFacts>();
        for (var nested : byOuter.getOrDefault(ClassFacts.outer(name), Set.of())) {
            if (nested.equals(name) || nested.startsWith(name + "$")) {
                var read = classes.get(nested);
                if (read != null) {
                    found.add(read);
                }
            }
        }
        return found;
    }
}
