package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Chances.Found;
import dev.slipway.kernel.analysis.ClassFacts.Member;
import dev.slipway.kernel.directive.Injection.Origin;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import dev.slipway.kernel.replay.ReplayedClass;
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
    private final ClassesInForce classes = new ClassesInForce();
    private final Map<String, ReplayedClass> images = new HashMap<>();
    private final Map<String, Set<String>> byOuter = new HashMap<>();
    private final Map<String, Integer> entered = new HashMap<>();
    private final Map<String, Integer> cells = new HashMap<>();
    private final Map<Member, Integer> methods = new HashMap<>();
    private final Map<String, Integer> methodsInForce = new HashMap<>();
    private final Map<String, Variable> variables = new HashMap<>();
    private final Map<String, Variable> named = new HashMap<>();
    private final Map<Member, Set<Member>> aliases = new HashMap<>();
    private final Map<String, Set<String>> codes = new HashMap<>();
    private final Sharing sharing = new Sharing();
    private final Map<String, Lost> lost = new HashMap<>();
    private final Set<String> lostNow = new LinkedHashSet<>();
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
            if (image.cellIndex() != index) {
                lose(facts.of(image), image.cellIndex(), index);
            }
            enter(image, index);
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

    private void enter(ReplayedClass image, int index) {
        classes.put(facts.of(image));
        images.put(image.name(), image);
        entered.put(image.name(), index);
        var simple = Reach.simple(image.name());
        if (Reach.top(image.name()).equals(image.name()) && !Reach.isHidden(simple)) {
            types.put(simple, image.name());
        }
        cells.put(image.name(), image.cellIndex());
        byOuter.computeIfAbsent(ClassFacts.outer(image.name()), _ -> new LinkedHashSet<>())
                .add(image.name());
    }

    /// Takes in classes of cells above that were compiled again, and nothing else has changed.
    void again(List<ReplayedClass> images) {
        images.forEach(image -> enter(image, image.cellIndex()));
    }

    /// JShell compiles the class of a variable again, as another, only when the type of the variable is another.
    private void lose(ClassFacts image, int cell, int by) {
        for (var variable : List.copyOf(named.values())) {
            boolean holds = image.code().writes().stream()
                    .anyMatch(field ->
                            field.owner().equals(image.name()) && field.name().equals(variable.name()));
            if (variable.cell() == cell && holds && classes.get(image.name()) == null) {
                lost.put(image.name() + "." + variable.name(), new Lost(variable.name(), cell, by));
                lostNow.add(variable.name());
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
            sharing.separate(field.className() + "." + field.member());
            codes.put(
                    field.className() + "." + field.member(),
                    new LinkedHashSet<>(code == null ? Set.of() : Set.of(code)));
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

    /// Returns the names of the variables that were lost since the last call.
    Set<String> takeLost() {
        var taken = Set.copyOf(lostNow);
        lostNow.clear();
        return taken;
    }

    /// Notes that `field` holds the object of `other`, or a part of it.
    void alias(Member field, Member other) {
        var all = aliases.computeIfAbsent(field, _ -> new LinkedHashSet<>());
        all.add(other);
        all.addAll(aliases(other));
        all.remove(field);
        sharing.join(key(field), key(other));
    }

    private static String key(Member field) {
        return field.owner() + "." + field.name();
    }

    /// Notes that `field` was given what it holds by the class `code`, which uses `others`: it may hold their objects.
    void give(Member field, String code, Collection<Member> others) {
        codes.computeIfAbsent(key(field), _ -> new LinkedHashSet<>()).add(code);
        var type = variable(field).type();
        for (var other : others) {
            var another = variable(other).type();
            if (!Functional.isPlain(type)
                    && !Functional.isPlain(another)
                    && !(isFlat(type) && isFlat(another))
                    && !field.equals(other)) {
                sharing.join(key(field), key(other));
            }
        }
    }

    private boolean isFlat(String type) {
        return Functional.isFlat(type) && notebookTypes(type).isEmpty();
    }

    /// Returns the variables that may hold the same objects as `field`, itself not among them.
    Set<Variable> sharing(Member field) {
        var all = new LinkedHashSet<Variable>();
        for (var key : sharing.with(key(field))) {
            var variable = variables.get(key);
            if (variable != null) {
                all.add(variable);
            }
        }
        return all;
    }

    /// Returns the classes whose code gave `field` what it holds.
    Set<String> codes(Member field) {
        return codes.getOrDefault(key(field), Set.of());
    }

    /// Returns the classes of the notebook's types that the text of a type mentions.
    Set<String> notebookTypes(String type) {
        var found = new LinkedHashSet<String>();
        for (var word : SourceNames.words(type)) {
            typeNamed(word).ifPresent(found::add);
        }
        return found;
    }

    /// Tells whether the class `type` is declared with one of `others`.
    boolean isOneOf(String type, Set<String> others) {
        var facts = classes.get(type);
        return facts != null && facts.header().stream().anyMatch(others::contains);
    }

    /// Tells whether a value of `type` may run lambdas it was given.
    boolean mayRunLambdas(String type) {
        return Functional.mayHoldCode(type)
                || Functional.isOpen(type)
                || notebookTypes(type).stream()
                        .map(classes::get)
                        .anyMatch(facts -> facts != null && facts.traits().holdsCode());
    }

    /// Returns what the methods of the notebook's types that a call of `method` may run do to objects.
    List<MethodEffects> dispatched(Member method) {
        var all = new ArrayList<MethodEffects>();
        var own = effects(method);
        if (own != null) {
            all.add(own);
        }
        for (var heir : classes.declaredWith(method.owner())) {
            var found = heir.effects().get(new Member(heir.name(), method.name(), method.type()));
            if (found != null) {
                all.add(found);
            }
        }
        return all;
    }

    /// Returns the classes in force by their names.
    ClassesInForce inForce() {
        return classes;
    }

    /// Returns the other variables whose objects, or parts of them, `field` holds.
    Set<Member> aliases(Member field) {
        return aliases.getOrDefault(field, Set.of());
    }

    /// Returns the position of the cell because of which the class `name` was compiled last.
    int enteredAt(String name) {
        return entered.getOrDefault(name, -1);
    }

    /// Returns what a person calls the class `name`: the method or variable it is of, or the type.
    String title(String name) {
        var read = classes.get(name);
        if (!name.equals(ClassFacts.outer(name)) || read == null) {
            return Reach.simple(name);
        }
        return read.methods().isEmpty()
                ? read.code().writes().stream()
                        .filter(field -> field.owner().equals(name))
                        .map(Member::name)
                        .findFirst()
                        .orElse("")
                : read.methods().iterator().next().name();
    }

    /// Returns what in the class `name` may give something else the next time; nothing if there is none.
    List<Found> chances(String name) {
        var image = images.get(name);
        if (image == null) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        for (var one : facts.chances(image).found()) {
            if (one.field().isEmpty()) {
                found.add(one);
            } else {
                var kind = unordered(one.field());
                if (!kind.isEmpty()) {
                    var variable = one.field().substring(one.field().lastIndexOf('.') + 1);
                    found.add(new Found(one.chance(), variable + ", a " + kind, "", one.line()));
                }
            }
        }
        return found;
    }

    /// Returns the type of the collection without an order that a variable was given; empty if it has an order, or that
    /// is not known.
    private String unordered(String field) {
        int dot = field.lastIndexOf('.');
        var owner = images.get(field.substring(0, dot));
        return owner == null ? "" : facts.chances(owner).unordered().getOrDefault(field.substring(dot + 1), "");
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
