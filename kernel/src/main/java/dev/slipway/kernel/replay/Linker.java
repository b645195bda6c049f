package dev.slipway.kernel.replay;

import dev.slipway.kernel.replay.RawCell.RawSnippet;
import dev.slipway.kernel.replay.RawCell.Recompiled;
import dev.slipway.kernel.replay.Replay.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/// Gives the classes of a notebook their final names, cell after cell. One thread at a time.
///
/// JShell gives a name that is defined again the class it had before. Here each definition of a method, and each
/// initialiser of a variable, keeps a class of its own, so that the cells between two definitions and those below
/// both call what was in force when they were compiled, even when one step ships them all. A variable of unchanged
/// type keeps its field, which is what makes an assignment of a cell below visible to a method above. A type keeps
/// its name when its body changes, for objects of it may be alive.
final class Linker {
    private final Map<String, Group> groups = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final ClassPool pool;

    Linker(ClassPool pool) {
        this.pool = pool;
    }

    /// One snippet class and what is nested in it.
    ///
    /// @param classes the class files by JShell's names
    /// @param raw JShell's name
    /// @param home final name by which others use it: the one that holds a variable's field
    /// @param code final name of the class that holds the newest code
    /// @param cell 0-based position of the cell whose text it is
    private record Group(
            Kind kind, String raw, Map<String, byte[]> classes, String home, String code, int cell, Set<String> uses) {}

    /// Returns the classes that `snippet`, of the cell at `index`, brought with it, under their final names.
    ///
    /// @param positions 0-based position of each cell
    List<ReplayedClass> link(RawSnippet snippet, int index, Map<RawCell, Integer> positions) {
        var changed = new LinkedHashSet<String>();
        for (var again : snippet.recompiled()) {
            recompiled(again, positions.getOrDefault(again.owner(), index), changed);
        }
        if (!snippet.outer().isEmpty()) {
            own(snippet, index, changed);
        }
        callers(changed);
        var classes = new ArrayList<ReplayedClass>();
        changed.forEach(raw -> emit(group(raw), classes));
        return classes;
    }

    private Group group(String raw) {
        return Objects.requireNonNull(groups.get(raw), raw);
    }

    /// Returns the final name of the class that runs the snippet class `raw`.
    String code(String raw) {
        var group = groups.get(raw);
        return group == null ? raw : group.code;
    }

    /// Returns the final name of the class that holds the field or method of the snippet class `raw`.
    String home(String raw) {
        var group = groups.get(raw);
        return group == null ? raw : group.home;
    }

    private void own(RawSnippet snippet, int index, Set<String> changed) {
        var raw = snippet.outer();
        var before = groups.get(raw);
        String code;
        String home;
        if (before == null) {
            code = fresh(raw);
            home = code;
        } else if (snippet.kind() == Kind.TYPE) {
            code = before.code;
            home = before.home;
        } else {
            code = fresh(raw);
            home = isVariable(snippet.kind()) ? before.home : code;
        }
        put(snippet.kind(), raw, snippet.classes(), home, code, index);
        changed.add(raw);
    }

    private void recompiled(Recompiled again, int cell, Set<String> changed) {
        var raw = again.outer();
        var before = groups.get(raw);
        if (again.classes().isEmpty() || (before != null && RawCell.same(before.classes, again.classes()))) {
            return;
        }
        if (before != null && isVariable(again.kind())) {
            return;
        }
        var code = before != null && again.kind() == Kind.TYPE ? before.code : fresh(raw);
        put(again.kind(), raw, again.classes(), code, code, cell);
        changed.add(raw);
    }

    private void put(Kind kind, String raw, Map<String, byte[]> classes, String home, String code, int cell) {
        var uses = new TreeSet<>(SnippetClasses.mentioned(classes));
        uses.remove(raw);
        groups.put(raw, new Group(kind, raw, classes, home, code, cell, uses));
    }

    /// Adds every method and type that uses one that has changed: they call it by its new name from now on.
    private void callers(Set<String> changed) {
        var renamed = new HashSet<String>();
        changed.stream()
                .filter(raw ->
                        group(raw).kind == Kind.METHOD && !group(raw).code.equals(raw))
                .forEach(renamed::add);
        boolean more = !renamed.isEmpty();
        while (more) {
            more = false;
            for (var group : List.copyOf(groups.values())) {
                boolean concerned = (group.kind == Kind.METHOD || group.kind == Kind.TYPE)
                        && !changed.contains(group.raw)
                        && group.uses.stream().anyMatch(renamed::contains);
                if (concerned) {
                    if (group.kind == Kind.METHOD) {
                        var name = fresh(group.raw);
                        put(group.kind, group.raw, group.classes, name, name, group.cell);
                        renamed.add(group.raw);
                    }
                    changed.add(group.raw);
                    more = true;
                }
            }
        }
    }

    private void emit(Group group, List<ReplayedClass> into) {
        var file = SnippetClasses.simple(group.raw) + ".java";
        var place = "cell " + (group.cell + 1);
        var fields = group.home.equals(group.code)
                ? Map.<String, String>of()
                : Map.of(group.raw.replace('.', '/'), group.home.replace('.', '/'));
        var naming = new StringBuilder(place).append(fields).append(group.code);
        for (var use : group.uses) {
            naming.append(' ').append(target(SnippetClasses.simple(use), group));
        }
        group.classes.forEach((name, bytes) -> into.add(pool.get(
                bytes,
                naming.toString(),
                () -> new ReplayedClass(
                        renamed(name, group),
                        ClassPatch.withNames(bytes, text -> text.equals(file) ? place : renamed(text, group), fields),
                        group.cell))));
    }

    private String renamed(String text, Group self) {
        if (!text.contains("REPL")) {
            return text;
        }
        return SnippetClasses.NAME
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("REPL" + found.group(1) + target(found.group(2), self)));
    }

    private String target(String simple, Group self) {
        var raw = SnippetClasses.binary(simple);
        var group = groups.get(raw);
        if (group == null) {
            return simple;
        }
        return SnippetClasses.simple(raw.equals(self.raw) ? self.code : group.home);
    }

    /// Returns `raw` the first time, then the same with letters behind it, as JShell itself does.
    private String fresh(String raw) {
        var name = raw;
        for (char letter = 'B'; !taken.add(name); letter++) {
            if (letter > 'Z') {
                raw = raw + 'Z';
                letter = 'B';
            }
            name = raw + letter;
        }
        return name;
    }

    private static boolean isVariable(Kind kind) {
        return kind == Kind.VARIABLE || kind == Kind.EXPRESSION;
    }
}
