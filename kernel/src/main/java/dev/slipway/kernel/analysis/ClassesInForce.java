package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.ClassFacts.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The classes in force, by name and by what they are declared with. One thread at a time.
final class ClassesInForce {
    private final Map<String, ClassFacts> classes = new HashMap<>();
    private final Map<String, Set<String>> heirs = new HashMap<>();
    private final Map<String, Set<Member>> callbacks = new HashMap<>();

    /// Takes in a class, in the place of one of the same name.
    void put(ClassFacts facts) {
        var before = classes.put(facts.name(), facts);
        if (before != null) {
            before.header().forEach(type -> heirs(type).remove(facts.name()));
            before.callbacks()
                    .forEach(method ->
                            callbacks.getOrDefault(key(method), new HashSet<>()).remove(method));
        }
        facts.header().forEach(type -> heirs(type).add(facts.name()));
        facts.callbacks()
                .forEach(method -> callbacks
                        .computeIfAbsent(key(method), _ -> new LinkedHashSet<>())
                        .add(method));
    }

    private static String key(Member method) {
        return method.name() + method.type();
    }

    /// Returns what those methods do that a call of a library's `method` may run.
    List<MethodEffects> callbacks(Member method) {
        if (ClassFacts.isOfNotebook(method.owner())) {
            return List.of();
        }
        var found = new ArrayList<MethodEffects>();
        for (var each : callbacks.getOrDefault(key(method), Set.of())) {
            var facts = classes.get(each.owner());
            var effects = facts == null ? null : facts.effects().get(each);
            if (effects != null) {
                found.add(effects);
            }
        }
        return found;
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
