package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.directive.SourceCell;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import org.jspecify.annotations.Nullable;

/// The names in force, by JShell's snippet ids, and which cell each class came from. Thread-safe.
final class Definitions {
    private final Map<String, Definition> inForce = new LinkedHashMap<>();
    /// Imports by their ids → the cells that have them beside the one they are in force for, in the order they ran.
    private final Map<String, LinkedHashMap<CellId, Definition>> repeated = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final Map<String, Snippet> hidden = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final IdentityHashMap<Snippet, Origin> bySnippet = new IdentityHashMap<>();

    /// Where a snippet stands.
    record Origin(Snippet snippet, SourceCell cell, Piece piece) {}

    /// Tells whether `snippet` defines a name; expressions and statements do not.
    static boolean isNamed(Snippet snippet) {
        return snippet instanceof PersistentSnippet && snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    /// Returns the name a snippet defines; empty for statements and expressions.
    static String name(Snippet snippet) {
        return snippet instanceof PersistentSnippet named ? named.name() : "";
    }

    /// Puts a definition in force and returns the one it replaces; null if its name is new.
    synchronized @Nullable Definition put(Snippet snippet, SourceCell cell) {
        hidden.remove(snippet.id());
        var before = inForce.put(snippet.id(), new Definition(snippet, cell));
        if (snippet instanceof ImportSnippet && before != null) {
            var others = repeated.computeIfAbsent(snippet.id(), _ -> new LinkedHashMap<>());
            others.put(before.cell().id(), before);
            others.remove(cell.id());
        }
        return before;
    }

    /// Puts an import in force again as it was before a cell that did not compile repeated it.
    synchronized void bringBack(Definition imported) {
        inForce.put(imported.snippet().id(), imported);
        repeated.getOrDefault(imported.snippet().id(), new LinkedHashMap<>())
                .remove(imported.cell().id());
    }

    /// Takes an import out of force; true if another cell has it, too, whose it is then.
    synchronized boolean passOn(Snippet imported) {
        var others = repeated.get(imported.id());
        if (others == null || others.isEmpty()) {
            return false;
        }
        inForce.put(imported.id(), others.pollLastEntry().getValue());
        return true;
    }

    /// Notes that the cell `id` repeats no imports but those with the ids `kept`, and returns what else it defines.
    synchronized List<Definition> leaving(CellId id, Set<String> kept) {
        repeated.forEach((snippet, others) -> {
            if (!kept.contains(snippet)) {
                others.remove(id);
            }
        });
        return of(id).stream()
                .filter(definition -> !kept.contains(definition.snippet().id()))
                .toList();
    }

    /// Returns the definition with JShell's id `id`; null if it is not in force.
    synchronized @Nullable Definition get(String id) {
        return inForce.get(id);
    }

    /// Lets the snippet `now` stand for `before`, which defined the same name in the same cell.
    synchronized void replace(Snippet before, Snippet now) {
        inForce.computeIfPresent(before.id(), (_, definition) -> definition.with(now));
        var origin = bySnippet.get(before);
        if (origin != null) {
            bySnippet.put(now, new Origin(now, origin.cell(), origin.piece()));
        }
    }

    /// Takes a type out of force that the shell goes on knowing.
    synchronized void hide(Snippet type) {
        inForce.remove(type.id());
        hidden.put(type.id(), type);
    }

    /// Returns the types that the shell knows though they are not in force.
    synchronized List<Snippet> hidden() {
        return List.copyOf(hidden.values());
    }

    /// Tells whether the type with JShell's id `id` is hidden.
    synchronized boolean isHidden(String id) {
        return hidden.containsKey(id);
    }

    synchronized void remove(String id) {
        inForce.remove(id);
    }

    /// Returns what the cell `id` defines, in order.
    synchronized List<Definition> of(CellId id) {
        return inForce.values().stream()
                .filter(definition -> definition.cell().id().equals(id))
                .toList();
    }

    /// Returns all definitions, each name at the place of its first one.
    synchronized List<Definition> all() {
        return List.copyOf(inForce.values());
    }

    /// Returns the variable, method or type called `name`, a variable before the others.
    synchronized Optional<Definition> find(String name) {
        return named(name).min((a, b) -> Integer.compare(rank(a), rank(b)));
    }

    /// Returns the methods called `name`.
    synchronized List<MethodSnippet> methods(String name) {
        return named(name)
                .map(Definition::snippet)
                .filter(MethodSnippet.class::isInstance)
                .map(MethodSnippet.class::cast)
                .toList();
    }

    private Stream<Definition> named(String name) {
        return inForce.values().stream()
                .filter(definition -> definition.snippet().kind() != Snippet.Kind.IMPORT)
                .filter(definition -> name(definition.snippet()).equals(name));
    }

    private static int rank(Definition definition) {
        return definition.snippet().kind() == Snippet.Kind.VAR ? 0 : 1;
    }

    /// Notes where a snippet stands.
    synchronized void place(Origin origin) {
        bySnippet.put(origin.snippet(), origin);
    }

    /// Notes which class a snippet has been compiled to.
    synchronized void compiled(Snippet snippet, String wrapper) {
        var origin = bySnippet.get(snippet);
        if (origin != null) {
            origins.put(wrapper, origin);
        }
    }

    /// Says that the class `actual` stands for the wrapper `compiled`.
    synchronized void alias(String compiled, String actual) {
        aliases.put(actual, compiled);
    }

    /// Returns where the code of a wrapper class stands; empty if it is of no cell.
    synchronized Optional<Origin> origin(String wrapper) {
        return Optional.ofNullable(origins.get(aliases.getOrDefault(wrapper, wrapper)));
    }
}
