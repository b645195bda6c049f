package dev.slipway.engine.flow.code;

import dev.slipway.engine.flow.code.ClassFacts.FieldUse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All that some snippets reach, each class as it stands at the cell that runs it. Immutable once made.
///
/// Cost: in proportion to what is reached.
public final class Reach {
    private static final String UNRESOLVED = "jdk/jshell/spi/SPIResolutionException";

    private final NotebookCode code;
    private final SequencedMap<Integer, SequencedMap<String, Nest>> byCell = new LinkedHashMap<>();
    private final SequencedMap<String, Node> nodes = new LinkedHashMap<>();
    private final SequencedMap<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, Variable> used = new LinkedHashMap<>();
    private final Map<String, String> descriptors = new HashMap<>();
    private final Map<Start, String> keys = new HashMap<>();
    private final Set<String> conflicts = new TreeSet<>();
    private boolean isUniform = true;

    /// A snippet to begin with.
    ///
    /// @param className binary name of its wrapper
    /// @param cell 0-based position of the cell that runs it
    /// @param order its place among all snippets: `order` of its cell and its 0-based position there
    public record Start(String className, int cell, long order) {
        /// Returns the place of a snippet among all of the notebook.
        public static long order(int cell, int snippet) {
            return ((long) cell << Integer.SIZE) + snippet;
        }

        /// Returns classes that are only named, as the cell has them in the end.
        static Start named(String className, int cell) {
            return new Start(className, cell, order(cell, Integer.MAX_VALUE));
        }

        String internalName() {
            return className.replace('.', '/');
        }
    }

    /// A variable that is reached.
    ///
    /// @param descriptor of its field
    /// @param signature generic type of its field, null if it is not generic
    /// @param cell 0-based position of the cell that declares it
    /// @param user 0-based position of the first cell that uses it
    public record Variable(
            String name, String descriptor, @Nullable String signature, int cell, int user) {
        public String key() {
            return name + ' ' + descriptor;
        }
    }

    /// A method or type that cannot run yet where it is used.
    ///
    /// @param cell 0-based position of the cell that declares it
    /// @param user 0-based position of a cell that runs it
    /// @param missing what it waits for: name → 0-based position of the cell that declares it; copied
    public record Unresolved(String name, int cell, int user, Map<String, Integer> missing) {
        public Unresolved {
            missing = Map.copyOf(missing);
        }
    }

    /// Classes of a snippet at a cell.
    record Node(String key, Nest nest, int cell) {}

    private Reach(NotebookCode code) {
        this.code = code;
    }

    /// Returns what the snippets reach.
    ///
    /// @param given variables that are there beside those reached
    static Reach of(NotebookCode code, Collection<Start> starts, Collection<Variable> given) {
        var reach = new Reach(code);
        for (var start : starts) {
            reach.visit(start);
        }
        for (var variable : given) {
            if (reach.variables.putIfAbsent(variable.key(), variable) == null) {
                ClassFacts.namesIn(
                        variable.descriptor(),
                        variable.signature(),
                        name -> reach.visit(Start.named(name, variable.user())));
            }
        }
        var common = new HashMap<String, Nest>();
        reach.byCell
                .values()
                .forEach(nests -> nests.forEach((name, nest) -> {
                    var before = common.putIfAbsent(name, nest);
                    reach.isUniform &= before == null || before == nest;
                }));
        reach.byCell.forEach((cell, nests) -> nests.forEach((name, nest) -> {
            var key = reach.keyOf(name, cell);
            reach.nodes.putIfAbsent(key, new Node(key, nest, cell));
        }));
        return reach;
    }

    private void visit(Start start) {
        var nests = byCell.computeIfAbsent(start.cell(), _ -> new LinkedHashMap<>());
        var seen = new LinkedHashSet<String>();
        var todo = new ArrayDeque<String>();
        todo.add(start.internalName());
        while (!todo.isEmpty()) {
            var name = todo.remove();
            var nest = seen.add(name) ? code.nest(name, start.cell()) : null;
            if (nest != null) {
                nests.put(name, nest);
                todo.addAll(nest.references());
                for (var use : nest.uses()) {
                    use(nest, use, start, todo);
                }
            }
        }
    }

    private void use(Nest user, FieldUse use, Start start, Collection<String> todo) {
        if (user.isTemporary() && use.wrapper().equals(user.name())) {
            return; // the value of an expression: nobody else's business
        }
        var holder = use.wrapper().equals(user.name()) ? user : code.nest(use.wrapper(), start.cell());
        if (holder == null) {
            return;
        }
        var field = holder.variable(use.name(), use.descriptor());
        var signature = field == null ? null : field.signature;
        int declared = code.declarationOf(use, start, holder.cell());
        var variable = new Variable(use.name(), use.descriptor(), signature, declared, start.cell());
        variables.putIfAbsent(variable.key(), variable);
        if (!descriptors.computeIfAbsent(use.name(), _ -> use.descriptor()).equals(use.descriptor())) {
            conflicts.add(use.name());
        }
        used.merge(variable.key() + variable.cell(), variable, (a, b) -> a.user() <= b.user() ? a : b);
        ClassFacts.namesIn(use.descriptor(), signature, todo::add);
    }

    /// Returns the variables reached, one of a name and type, in the order they were reached.
    public Collection<Variable> variables() {
        return variables.values();
    }

    /// Returns every declaration of a variable that is reached, each once.
    public List<Variable> declarations() {
        return used.values().stream()
                .sorted(Comparator.comparingInt(Variable::user)
                        .thenComparingInt(Variable::cell)
                        .thenComparing(Variable::name))
                .toList();
    }

    /// Returns the names under which variables of several types are reached.
    public Set<String> conflicts() {
        return conflicts;
    }

    /// Returns a method that is reached and uses something not declared up to there; null if there is none.
    public @Nullable Unresolved unresolved() {
        for (var node : nodes.values()) {
            for (var facts : node.nest().classes().values()) {
                if (facts.others().contains(UNRESOLVED)) {
                    return new Unresolved(
                            node.nest().declaredName(),
                            node.nest().cell(),
                            node.cell(),
                            code.missing(node.nest(), node.cell()));
                }
            }
        }
        return null;
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    NotebookCode code() {
        return code;
    }

    /// Returns the types that are reached, by stable name.
    public Map<String, Start> types() {
        var all = new TreeMap<String, Start>();
        for (var node : nodes.values()) {
            node.nest()
                    .memberTypes()
                    .keySet()
                    .forEach(name -> all.put(name, Start.named(node.nest().name(), node.cell())));
        }
        return all;
    }

    /// Returns the key of the node that `wrapper` stands for in code run by the cell: the wrapper's own name where
    /// all cells see the same classes, else one that tells apart what is reached from it.
    String keyOf(String wrapper, int cell) {
        if (isUniform) {
            return wrapper;
        }
        return keys.computeIfAbsent(Start.named(wrapper, cell), this::key);
    }

    private String key(Start start) {
        var nests = byCell.getOrDefault(start.cell(), new LinkedHashMap<>());
        var parts = new TreeSet<String>();
        var reached = new LinkedHashSet<String>();
        var todo = new ArrayDeque<>(List.of(start.className()));
        while (!todo.isEmpty()) {
            var name = todo.remove();
            var nest = nests.get(name);
            if (nest != null && reached.add(name)) {
                parts.add(name + '@' + nest.version());
                todo.addAll(nest.references());
            }
        }
        return start.className() + ' ' + String.join(" ", parts);
    }
}
