package dev.slipway.kernel.analysis;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The classes in force, by name and by what they are declared with. One thread at a time.
final class ClassesInForce {
    private final Map<String, ClassFacts> classes = new HashMap<>();
    private final Map<String, Set<String>> heirs = new HashMap<>();

    /// Takes in a class, in the place of one of the same name.
    void put(ClassFacts facts) {
        var before = classes.put(facts.name(), facts);
        if (before != null) {
            before.header().forEach(type -> heirs(type).remove(facts.name()));
        }
        facts.header().forEach(type -> heirs(type).add(facts.name()));
    }

    @Nullable
    ClassFacts get(String name) {
        return classes.get(name);
    }

    Collection<ClassFacts> all() {
        return classes.values();
    }

    /// Returns the other classes that are declared with `type`.
    Collection<ClassFacts> declaredWith(String type) {
        return heirs.getOrDefault(type, Set.of()).stream()
                .filter(name -> !name.equals(type))
                .map(classes::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Set<String> heirs(String type) {
        return heirs.computeIfAbsent(type, _ -> new LinkedHashSet<>());
    }
}
