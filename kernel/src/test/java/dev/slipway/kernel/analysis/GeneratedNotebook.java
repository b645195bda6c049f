package dev.slipway.kernel.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A random notebook of variables, methods and calls, with what must be found in it. One thread at a time.
final class GeneratedNotebook {
    private static final int VARIABLES = 5;
    private static final int METHODS = 4;

    private final Random random;
    private final List<String> cells = new ArrayList<>();
    private final Set<String> bindings = new TreeSet<>();
    private final Set<String> changes = new TreeSet<>();
    private final Map<String, Integer> owners = new HashMap<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<String, List<String>> bodies = new HashMap<>();
    private final Map<String, String> results = new TreeMap<>();

    private GeneratedNotebook(Random random) {
        this.random = random;
    }

    static GeneratedNotebook of(long seed, int size) {
        var notebook = new GeneratedNotebook(new Random(seed));
        while (notebook.cells.size() < size) {
            notebook.add();
        }
        return notebook;
    }

    List<String> cells() {
        return cells;
    }

    /// Returns the bindings as `Cells.bindings` gives them, sorted.
    Set<String> bindings() {
        return bindings;
    }

    Set<String> changes() {
        return changes;
    }

    /// Returns the value each call must give, by the variable that takes it.
    Map<String, String> results() {
        return results;
    }

    private void add() {
        switch (random.nextInt(6)) {
            case 0, 1 -> define();
            case 2 -> assign();
            case 3 -> method();
            case 4 -> call();
            default -> cells.add("# Prose " + random.nextInt(100));
        }
    }

    private int here() {
        return cells.size() + 1;
    }

    private void define() {
        var name = "v" + random.nextInt(VARIABLES);
        var used = someOf(values.keySet().stream()
                .filter(other -> other.startsWith("v") && !other.equals(name))
                .toList());
        int constant = random.nextInt(10);
        used.forEach(this::read);
        values.put(
                name,
                constant
                        + used.stream()
                                .mapToInt(one -> values.getOrDefault(one, 0))
                                .sum());
        owners.put(name, here());
        cells.add("int " + name + " = " + sum(used, constant) + ";");
    }

    private void assign() {
        var known = values.keySet().stream()
                .filter(one -> one.startsWith("v"))
                .sorted()
                .toList();
        if (known.isEmpty()) {
            return;
        }
        var name = known.get(random.nextInt(known.size()));
        int constant = 1 + random.nextInt(5);
        boolean isCompound = random.nextBoolean();
        if (isCompound) {
            read(name);
        }
        changes.add(here() + " assigned " + name + " of " + owners.get(name));
        values.put(name, isCompound ? values.getOrDefault(name, 0) + constant : constant);
        cells.add(name + (isCompound ? " += " : " = ") + constant + ";");
    }

    private void method() {
        int number = random.nextInt(METHODS);
        var candidates = new ArrayList<String>();
        for (int i = 0; i < VARIABLES; i++) {
            candidates.add("v" + i);
        }
        for (int i = 0; i < number; i++) {
            candidates.add("f" + i);
        }
        var used = someOf(candidates);
        bodies.put("f" + number, used);
        owners.put("f" + number, here());
        var terms =
                used.stream().map(one -> one.startsWith("f") ? one + "()" : one).toList();
        cells.add("int f" + number + "() { return " + sum(terms, number) + "; }");
    }

    private void call() {
        var ready = bodies.keySet().stream().filter(this::isReady).sorted().toList();
        if (ready.isEmpty()) {
            return;
        }
        var name = ready.get(random.nextInt(ready.size()));
        run(name);
        results.put("c" + here(), String.valueOf(value(name)));
        cells.add("int c" + here() + " = " + name + "();");
    }

    private boolean isReady(String name) {
        return name.startsWith("v")
                ? values.containsKey(name)
                : bodies.containsKey(name)
                        && bodies.getOrDefault(name, List.of()).stream().allMatch(this::isReady);
    }

    private int value(String name) {
        return name.startsWith("v")
                ? values.getOrDefault(name, 0)
                : Integer.parseInt(name.substring(1))
                        + bodies.getOrDefault(name, List.of()).stream()
                                .mapToInt(this::value)
                                .sum();
    }

    private void run(String name) {
        read(name);
        if (name.startsWith("f")) {
            bodies.getOrDefault(name, List.of()).forEach(this::run);
        }
    }

    private void read(String name) {
        bindings.add(here() + " reads " + name + " of " + owners.get(name));
    }

    private List<String> someOf(List<String> all) {
        var chosen = new LinkedHashSet<String>();
        var sorted = all.stream().sorted(Comparator.naturalOrder()).toList();
        for (int i = 0; i < 2 && !sorted.isEmpty(); i++) {
            chosen.add(sorted.get(random.nextInt(sorted.size())));
        }
        return List.copyOf(chosen);
    }

    private static String sum(List<String> terms, int constant) {
        return terms.isEmpty() ? String.valueOf(constant) : String.join(" + ", terms) + " + " + constant;
    }
}
