package dev.slipway.kernel.engine;

import dev.slipway.kernel.analysis.LiveUse;
import dev.slipway.kernel.directive.CellDirectives;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CompiledCell.Made;
import dev.slipway.kernel.engine.CompiledCell.Step;
import dev.slipway.kernel.engine.classes.ClassChange;
import dev.slipway.kernel.engine.classes.ClassChange.Image;
import dev.slipway.kernel.engine.classes.ClassNames;
import dev.slipway.kernel.protocol.CellTrace;
import dev.slipway.kernel.protocol.CellUse;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.Member;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import dev.slipway.kernel.replay.Replay.Span;
import dev.slipway.kernel.replay.ReplayedClass;
import dev.slipway.kernel.replay.Snippets;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import jdk.jshell.ImportSnippet;
import jdk.jshell.VarSnippet;

/// Tells of each execution what it did to the names of the session. One thread at a time.
final class LiveTraces {
    private static final String ENTRY = "do_it$";

    private final LiveUse use = new LiveUse();
    /// Number of a snippet → number of the execution that compiled it last.
    private final Map<String, Integer> executions = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> renewed = new LinkedHashSet<>();
    private final Function<String, List<byte[]>> codes;
    private final Predicate<String> isUsual;
    private int count;

    /// @param codes gives the newest code of the classes of a wrapper
    /// @param isUsual tells import declarations in force before the first cell: one more defines nothing
    LiveTraces(Function<String, List<byte[]>> codes, Predicate<String> isUsual) {
        this.codes = codes;
        this.isUsual = isUsual;
    }

    /// Begins to load the classes that this needs, on a thread of its own, so that the first cell does not wait for it.
    static void loadLater() {
        Thread.ofPlatform().daemon().name("slipway-load").start(() -> {
            try {
                LiveUse.load();
            } catch (IOException unread) {
                // they are loaded when they are needed
            }
        });
    }

    /// Notes what a cell runs.
    ///
    /// @return what it uses and changes
    CellUse ran(SourceCell cell, CellDirectives directives, List<Step> steps) {
        int execution = count++;
        var snippets = new ArrayList<ReplayedSnippet>();
        var images = new LinkedHashMap<String, Image>();
        for (var step : steps) {
            for (var made : step.made()) {
                if (!made.wrapper().isEmpty()) {
                    executions.put(ClassNames.snippet(made.wrapper()), execution);
                    // what is compiled to the same as before is not loaded again, but it is this cell's now
                    own(made.wrapper()).forEach(image -> images.putLast(image.name(), image));
                }
                if (!(made.snippet() instanceof ImportSnippet)
                        || !isUsual.test(step.piece().text())) {
                    snippets.add(snippet(step, made));
                }
            }
            step.changes().forEach(change -> renew(change).forEach(image -> images.putLast(image.name(), image)));
        }
        var numbered = new SourceCell(cell.id(), execution, cell.kind(), cell.source(), cell.tags());
        return use.ran(new ReplayedCell(numbered, directives, snippets, classes(images.values()), List.of()));
    }

    /// Notes what is compiled again so that definitions come back.
    ///
    /// @param united new wrappers that stand for the ones from before
    void broughtBack(List<ClassChange> changes, Set<String> united) {
        var images = new LinkedHashMap<String, Image>();
        for (var change : changes) {
            for (var image : images(change)) {
                if (united.contains(ClassNames.wrapper(image.name()))) {
                    known.add(image.name());
                }
                images.putLast(image.name(), image);
            }
        }
        for (var change : changes) {
            var _ = renew(change);
        }
        use.compiledAgain(classes(images.values()));
    }

    /// Returns what the execution did, and begins to note for the next one.
    CellTrace take(CellUse used, Set<String> lost) {
        var trace = new CellTrace(used, List.copyOf(renewed), List.copyOf(lost));
        renewed.clear();
        return trace;
    }

    private List<Image> own(String wrapper) {
        return codes.apply(wrapper).stream()
                .map(code -> {
                    var name = ClassFile.of().parse(code).thisClass().asInternalName();
                    return new Image(name.replace('/', '.'), code);
                })
                .toList();
    }

    private List<Image> renew(ClassChange change) {
        var images = images(change);
        for (var image : images) {
            var type = ClassNames.declared(image.name());
            if (known.add(image.name()) && !type.isEmpty() && !type.contains(".")) {
                renewed.add(type);
            }
        }
        return images;
    }

    private static List<Image> images(ClassChange change) {
        return switch (change) {
            case ClassChange.Load load -> load.images();
            case ClassChange.Redefine redefine -> redefine.images();
            case ClassChange.Call _ -> List.of();
        };
    }

    private List<ReplayedClass> classes(Iterable<Image> images) {
        var classes = new ArrayList<ReplayedClass>();
        for (var image : images) {
            int owner = executions.getOrDefault(ClassNames.snippet(ClassNames.wrapper(image.name())), -1);
            classes.add(new ReplayedClass(image.name(), image.code(), owner));
        }
        return classes;
    }

    private static ReplayedSnippet snippet(Step step, Made made) {
        var snippet = made.snippet();
        var piece = step.piece();
        var injected = piece.injected();
        var kind = Snippets.kind(snippet);
        boolean runs = !made.wrapper().isEmpty()
                && (kind == Kind.VARIABLE || kind == Kind.EXPRESSION || kind == Kind.STATEMENT);
        boolean holds = snippet instanceof VarSnippet && !made.wrapper().isEmpty();
        return new ReplayedSnippet(
                kind,
                Definitions.name(snippet),
                Snippets.type(snippet),
                runs ? new Member(made.wrapper(), ENTRY) : null,
                holds ? new Member(made.wrapper(), Definitions.name(snippet)) : null,
                injected == null ? null : injected.origin(),
                new Span(piece.line(), piece.line(), piece.text()),
                false);
    }
}
