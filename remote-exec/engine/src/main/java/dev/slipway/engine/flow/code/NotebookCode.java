package dev.slipway.engine.flow.code;

import dev.slipway.engine.flow.code.ClassFacts.Access;
import dev.slipway.engine.flow.code.ClassFacts.FieldUse;
import dev.slipway.engine.flow.code.Reach.Start;
import dev.slipway.engine.flow.code.Reach.Variable;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.ReplayedClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/// All classes of a notebook, each as it stood at every cell. Immutable once made.
public final class NotebookCode {
    private final Map<String, TreeMap<Integer, Nest>> nests = new HashMap<>();
    private final Map<String, TreeMap<Integer, Nest>> types = new HashMap<>();

    private final Map<String, TreeMap<Long, Integer>> declarations = new HashMap<>();
    private final Set<String> assigned = new HashSet<>();
    private int versions;

    private NotebookCode() {}

    /// Returns the classes of `replay`.
    public static NotebookCode of(Replay replay) {
        var code = new NotebookCode();
        var current = new HashMap<String, SortedMap<String, ClassFacts>>();
        for (var cell : replay.cells()) {
            code.add(cell, current);
            code.declare(cell);
        }
        return code;
    }

    /// Tells whether a snippet other than its own assigns a variable.
    ///
    /// @param className binary name of the class with its field
    public boolean isAssigned(String className, String name) {
        return assigned.contains(className.replace('.', '/') + ' ' + name);
    }

    /// Returns the variable `name` that the cell declares; null if its class is not there.
    ///
    /// @param className binary name of the class with its field
    public @Nullable Variable variable(String className, String name, int cell) {
        var nest = nest(className.replace('.', '/'), cell);
        var field = nest == null
                ? null
                : nest.variables().stream()
                        .filter(each -> each.name.equals(name))
                        .findFirst()
                        .orElse(null);
        return nest == null || field == null ? null : new Variable(name, field.desc, field.signature, cell, cell);
    }

    /// Returns how many snippets of the cell at `index` declare `name`, counting those of which the classes are there:
    /// of two with one name and one class, only the second can be seen.
    public int declarationsIn(int index, String name) {
        int count = 0;
        for (var history : nests.values()) {
            var nest = history.get(index);
            if (nest != null && nest.cell() == index && nest.declares(name)) {
                count++;
            }
        }
        return count;
    }

    /// Notes the fields that code other than an initialiser of the variable assigns.
    private void noteAssigned(Nest nest) {
        for (var use : nest.uses()) {
            boolean isOwn =
                    nest.kind() == Nest.Kind.VARIABLE && nest.declaredName().equals(use.name());
            if (use.access() == Access.ASSIGNED && !isOwn) {
                assigned.add(use.field());
            }
        }
    }

    /// Returns the 0-based position of the cell of which the declaration of a variable is in force for the snippet at
    /// `moment`; the declaration that the snippet is counts for what it assigns.
    ///
    /// @param fallback where there is no such declaration
    int declarationOf(FieldUse use, Start moment, int fallback) {
        var history = declarations.get(use.field());
        if (history == null) {
            return fallback;
        }
        var at = use.access() == Access.ASSIGNED
                ? history.floorEntry(moment.order())
                : history.lowerEntry(moment.order());
        var entry = at == null ? history.floorEntry(moment.order()) : at;
        return entry == null ? history.firstEntry().getValue() : entry.getValue();
    }

    private void declare(Replay.ReplayedCell cell) {
        for (int i = 0; i < cell.snippets().size(); i++) {
            var field = cell.snippets().get(i).field();
            if (field != null) {
                var key = field.className().replace('.', '/') + ' ' + field.member();
                int index = cell.cell().index();
                declarations.computeIfAbsent(key, _ -> new TreeMap<>()).put(Start.order(index, i), index);
            }
        }
    }

    private void add(Replay.ReplayedCell cell, Map<String, SortedMap<String, ClassFacts>> current) {
        var touched = new LinkedHashMap<String, Integer>();
        for (ReplayedClass image : cell.classes()) {
            var facts = ClassFacts.of(image.bytes(), image.cellIndex());
            var wrapper = ClassFacts.wrapperOf(facts.name());
            current.computeIfAbsent(wrapper, _ -> new TreeMap<>()).put(facts.name(), facts);
            touched.put(wrapper, cell.cell().index());
        }
        touched.forEach((wrapper, index) -> {
            var nest = nest(wrapper, current.getOrDefault(wrapper, new TreeMap<>()));
            if (nest != null) {
                nests.computeIfAbsent(wrapper, _ -> new TreeMap<>()).put(index, nest);
                noteAssigned(nest);
                nest.memberTypes()
                        .keySet()
                        .forEach(type -> types.computeIfAbsent(type, _ -> new TreeMap<>())
                                .put(index, nest));
            }
        });
    }

    /// Leaves out what an earlier form of the snippet had and this one has not.
    private @Nullable Nest nest(String wrapper, SortedMap<String, ClassFacts> all) {
        var outer = all.get(wrapper);
        if (outer == null) {
            return null;
        }
        var members = outer.node().nestMembers == null ? List.<String>of() : outer.node().nestMembers;
        var classes = new TreeMap<String, ClassFacts>();
        classes.put(wrapper, outer);
        all.forEach((name, facts) -> {
            if (members.contains(name)) {
                classes.put(name, facts);
            }
        });
        return new Nest(versions++, outer, classes);
    }

    /// Returns the classes of the snippet `wrapper` in force at the cell; null if there are none yet.
    @Nullable
    Nest nest(String wrapper, int cell) {
        var history = nests.get(wrapper);
        var entry = history == null ? null : history.floorEntry(cell);
        return entry == null ? null : entry.getValue();
    }

    /// Returns the snippet that declares the type of this stable name in force at the cell; null if none does.
    @Nullable
    Nest type(String stableName, int cell) {
        var history = types.get(stableName);
        var entry = history == null ? null : history.floorEntry(cell);
        return entry == null ? null : entry.getValue();
    }

    /// Returns what a method or type that cannot run at the cell yet is waiting for: name → 0-based position of the
    /// cell that declares it further down.
    SortedMap<String, Integer> missing(Nest waiting, int cell) {
        var missing = new TreeMap<String, Integer>();
        for (var history : nests.values()) {
            var last = history.lastEntry().getValue();
            if (last.cell() == waiting.cell() && last.label().equals(waiting.label())) {
                for (var use : last.uses()) {
                    var declared = declarations.get(use.field());
                    int at = declared == null ? -1 : declared.firstEntry().getValue();
                    note(missing, use.name(), at, cell);
                }
                for (var name : last.references()) {
                    var nest = nest(name, Integer.MAX_VALUE);
                    if (nest != null) {
                        note(missing, nest.declaredName(), nest.cell(), cell);
                    }
                }
            }
        }
        return missing;
    }

    private static void note(SortedMap<String, Integer> missing, String name, int declared, int cell) {
        if (declared > cell) {
            missing.put(name, declared);
        }
    }

    /// Returns the types in force at the cell, by stable name.
    SortedMap<String, Nest> typesAt(int cell) {
        var all = new TreeMap<String, Nest>();
        types.forEach((name, history) -> {
            var entry = history.floorEntry(cell);
            if (entry != null) {
                all.put(name, entry.getValue());
            }
        });
        return all;
    }

    /// Returns the names of the constants of the enum `type`, a class's binary name or a notebook type's stable
    /// name; none if it is no enum.
    ///
    /// @param descriptor of the variable that has the type
    public List<String> constantsOf(String descriptor, int cell) {
        var type = Type.getType(descriptor);
        if (type.getSort() != Type.OBJECT) {
            return List.of();
        }
        if (!ClassFacts.isOfNotebook(type.getInternalName())) {
            return JdkTypes.constantsOf(type.getClassName());
        }
        var nest = nest(ClassFacts.wrapperOf(type.getInternalName()), cell);
        var facts = nest == null ? null : nest.classes().get(type.getInternalName());
        return facts == null
                ? List.of()
                : facts.node().fields.stream()
                        .filter(field -> (field.access & org.objectweb.asm.Opcodes.ACC_ENUM) != 0)
                        .map(field -> field.name)
                        .toList();
    }
}
