package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Analysis.Binding;
import dev.slipway.kernel.analysis.Analysis.Change;
import dev.slipway.kernel.analysis.Analysis.What;
import dev.slipway.kernel.protocol.CellUse;
import dev.slipway.kernel.protocol.CellUse.Defined;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes of what was found what tells which cells have to run again. One thread at a time.
final class CellUses {
    private static final Pattern IMPORT =
            Pattern.compile("^\\s*import\\s+(static\\s+)?([\\w.$]+\\.)?([\\w$]+|\\*)", Pattern.MULTILINE);

    /// The class around a type of the notebook: another whenever its cell is compiled again.
    private static final Pattern AROUND = Pattern.compile("REPL/\\$JShell\\$\\w+\\$");

    private final Bindings found;
    private final FactsCache facts;
    private final Map<Integer, ReplayedCell> cells = new HashMap<>();
    private final Map<String, Set<String>> types = new HashMap<>();

    private CellUses(Bindings found, FactsCache facts) {
        this.found = found;
        this.facts = facts;
    }

    /// Returns the uses of the code cells, in document order.
    static List<CellUse> of(Replay replay, Bindings found, FactsCache facts) {
        var uses = new CellUses(found, facts);
        replay.cells().forEach(cell -> {
            uses.cells.put(cell.cell().index(), cell);
            note(cell, uses.types);
        });
        var bindings = Bindings.byReader(found.bindings());
        var changes = found.changesByCell();
        facts.readNames(replay.cells().stream()
                .flatMap(cell -> cell.snippets().stream())
                .toList());
        return replay.cells().stream()
                .map(cell -> uses.of(
                        cell,
                        bindings.getOrDefault(cell.cell().index(), List.of()),
                        changes.getOrDefault(cell.cell().index(), List.of())))
                .toList();
    }

    private CellUse of(ReplayedCell cell, List<Binding> bindings, List<Change> changes) {
        int index = cell.cell().index();
        Set<String> reads = new LinkedHashSet<>();
        bindings.forEach(binding -> reads.add(binding.name()));
        Set<String> changed = new LinkedHashSet<>();
        changes.forEach(change -> changed.add(change.name()));
        var touched = found.touched().getOrDefault(index, Bindings.Touched.NOTHING);
        var maybe = new LinkedHashSet<>(touched.maybe());
        maybe.removeAll(changed);
        changed.addAll(touched.names());
        var mentions = new LinkedHashSet<>(own(cell));
        bindings.forEach(binding -> mentions.addAll(behind(binding)));
        mentions.removeAll(reads);
        return new CellUse(
                cell.cell().id(),
                defines(cell, facts),
                List.copyOf(reads),
                List.copyOf(mentions),
                List.copyOf(inside(cell)),
                List.copyOf(changed),
                List.copyOf(maybe),
                !found.chancy().contains(index) && isPlain(cell, changed, types));
    }

    /// Tells whether the variables a cell gives values to hold nothing that others could share with it: to make it anew
    /// makes no difference then.
    ///
    /// @param types names of variables → types they have anywhere
    static boolean isPlain(ReplayedCell cell, Set<String> changed, Map<String, Set<String>> types) {
        return changed.stream()
                        .allMatch(name -> types.containsKey(name)
                                && types.getOrDefault(name, Set.of()).stream().allMatch(Functional::isPlain))
                && cell.snippets().stream()
                        .filter(snippet -> snippet.kind() == Kind.VARIABLE)
                        .allMatch(snippet -> Functional.isPlain(snippet.javaType()));
    }

    /// Adds the types of the variables that a cell declares.
    static void note(ReplayedCell cell, Map<String, Set<String>> types) {
        for (var snippet : cell.snippets()) {
            if (snippet.kind() == Kind.VARIABLE) {
                types.computeIfAbsent(snippet.name(), _ -> new LinkedHashSet<>())
                        .add(snippet.javaType());
            }
        }
    }

    /// Returns what a cell declares, imports included.
    static List<Defined> defines(ReplayedCell cell, FactsCache facts) {
        var defines = new LinkedHashSet<Defined>();
        for (var snippet : cell.snippets()) {
            var name = snippet.name();
            switch (snippet.kind()) {
                case IMPORT -> imported(snippet.span().text()).ifPresent(defines::add);
                case TYPE -> defines.add(new Defined(name, Defined.TYPE + name));
                case METHOD -> defines.addAll(overloads(cell, name, facts));
                case VARIABLE -> defines.add(new Defined(name, name));
                case STATEMENT, EXPRESSION -> {
                    // declares nothing that stays
                }
            }
        }
        return List.copyOf(defines);
    }

    private static Optional<Defined> imported(String text) {
        var shape = IMPORT.matcher(text);
        if (!shape.find()) {
            return Optional.empty();
        }
        var isStatic = shape.group(1) == null ? "" : "static ";
        var place = Objects.requireNonNullElse(shape.group(2), "");
        return Optional.of(new Defined(shape.group(3), Defined.IMPORT + isStatic + place + shape.group(3)));
    }

    private static Set<Defined> overloads(ReplayedCell cell, String name, FactsCache facts) {
        var overloads = new LinkedHashSet<Defined>();
        for (var image : cell.classes()) {
            if (image.cellIndex() == cell.cell().index()) {
                for (var method : facts.of(image).methods()) {
                    if (method.name().equals(name)
                            && ClassFacts.outer(image.name()).equals(image.name())) {
                        var parameters = method.type().replaceFirst("\\).*", ")");
                        overloads.add(new Defined(
                                name, name + AROUND.matcher(parameters).replaceAll("")));
                    }
                }
            }
        }
        if (overloads.isEmpty()) {
            overloads.add(new Defined(name, name + "()"));
        }
        return overloads;
    }

    /// Returns the names in the text of what the cell runs and in the heads of what it declares.
    private Set<String> own(ReplayedCell cell) {
        var names = new LinkedHashSet<String>();
        for (var snippet : cell.snippets()) {
            var text = names(snippet);
            if (snippet.kind() == Kind.METHOD || snippet.kind() == Kind.TYPE) {
                names.addAll(text.header());
            } else {
                names.addAll(text.header());
                names.addAll(text.body());
                names.addAll(text.calls());
            }
        }
        for (var snippet : cell.snippets()) {
            if (names.contains(snippet.name()) && (snippet.kind() == Kind.METHOD || snippet.kind() == Kind.TYPE)) {
                names.addAll(names(snippet).body());
                names.addAll(names(snippet).calls());
            }
        }
        cell.snippets().forEach(snippet -> names.remove(snippet.name()));
        return names;
    }

    /// Returns the names in the bodies of what the cell declares.
    private Set<String> inside(ReplayedCell cell) {
        var names = new LinkedHashSet<String>();
        for (var snippet : cell.snippets()) {
            if (snippet.kind() == Kind.METHOD || snippet.kind() == Kind.TYPE) {
                names.addAll(names(snippet).body());
                names.addAll(names(snippet).calls());
            }
        }
        return names;
    }

    /// Returns the names in the text of a definition that the cell runs.
    private Set<String> behind(Binding binding) {
        var definer = cells.get(binding.definer());
        var names = new LinkedHashSet<String>();
        if (definer != null) {
            for (var snippet : definer.snippets()) {
                boolean isCode = binding.what() != What.VARIABLE || Functional.mayHoldCode(snippet.javaType());
                if (snippet.name().equals(binding.name()) && isCode) {
                    names.addAll(names(snippet).body());
                    names.addAll(names(snippet).calls());
                }
            }
        }
        return names;
    }

    private SourceNames names(ReplayedSnippet snippet) {
        return facts.names(snippet.kind(), snippet.span().text());
    }
}
