package dev.slipway.kernel.deps;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.deps.Resolution.Failed;
import dev.slipway.kernel.deps.Resolution.Resolved;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.Resolver.Way;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The jars of a live session: grows by what the cells that are executed declare. Thread-safe.
///
/// Nothing is resolved before the notebook is trusted.
public final class SessionJars {
    /// System property of a kernel that withholds trust until its front end provides jars.
    public static final String UNTRUSTED = "slipway.untrusted";

    private final Resolver resolver;
    private final Path folder;
    private final Consumer<String> progress;
    private final Map<CellId, Declarations> declared = new LinkedHashMap<>();
    private final Map<String, Resolution> known = new LinkedHashMap<>();
    private final TextConstants constants = new TextConstants();
    private List<ResolvedJar> inForce = List.of();
    private List<ResolvedJar> shown = List.of();
    private boolean isTrusted;

    /// Whether the notebook may make this machine download and run what it names.
    public enum Trust {
        GIVEN,
        WITHHELD
    }

    /// @param folder the notebook's
    /// @param progress hears what is downloaded
    public SessionJars(Resolver resolver, Path folder, Trust trust, Consumer<String> progress) {
        this.resolver = resolver;
        this.folder = folder;
        this.progress = progress;
        isTrusted = trust == Trust.GIVEN;
    }

    /// Returns what finds the jars.
    public Resolver resolver() {
        return resolver;
    }

    /// Trusts the notebook from now on.
    public synchronized void trust() {
        isTrusted = true;
        known.clear();
    }

    /// Tells whether anything may be downloaded for the notebook.
    synchronized boolean isTrusted() {
        return isTrusted;
    }

    /// Returns the jars in force, in the order of the class path.
    public synchronized List<ResolvedJar> inForce() {
        return inForce;
    }

    /// What executing a cell asks for.
    public sealed interface Change {
        /// Nothing new.
        record None() implements Change {}

        /// These jars are to be added to the class path.
        ///
        /// @param notes what is worth knowing; copied
        record Add(List<ResolvedJar> jars, List<Problem> notes) implements Change {
            public Add {
                jars = List.copyOf(jars);
                notes = List.copyOf(notes);
            }
        }

        /// It cannot be had; nothing has changed.
        record Refuse(List<Problem> problems) implements Change {
            public Refuse {
                problems = List.copyOf(problems);
            }
        }
    }

    private synchronized Declarations declared(SourceCell cell) {
        return Declarations.of(List.of(cell), constants);
    }

    /// Resolves what `cell` declares together with what the session has. The caller adds the jars, then calls `accept`.
    ///
    /// @throws InterruptedException if the calling thread is interrupted meanwhile
    public Change ask(SourceCell cell) throws InterruptedException {
        var own = declared(cell);
        if (!own.errors().isEmpty()) {
            return new Change.Refuse(own.errors());
        }
        var before = union(null, Declarations.NONE);
        var all = union(cell.id(), own);
        if (all.hash().equals(before.hash()) || !all.wantsJars()) {
            return new Change.None();
        }
        if (!isTrusted()) {
            return new Change.Refuse(List.of(untrusted(own)));
        }
        return switch (resolver.resolve(all, new Way(folder, Network.ALLOWED, progress))) {
            case Failed failed -> new Change.Refuse(failed.problems());
            case Resolved resolved -> change(resolved, own);
        };
    }

    private Change change(Resolved resolved, Declarations own) {
        var added = new ArrayList<ResolvedJar>();
        for (var jar : resolved.jars()) {
            var same = inForce().stream()
                    .filter(one -> one.key().equals(jar.key()))
                    .findFirst();
            if (same.isEmpty()) {
                added.add(jar);
            } else if (!same.get().sha256().equals(jar.sha256())) {
                return new Change.Refuse(List.of(inUse(same.get(), jar, own)));
            }
        }
        return new Change.Add(added, resolved.notes());
    }

    private static Problem inUse(ResolvedJar old, ResolvedJar wanted, Declarations own) {
        var place = own.all().isEmpty() ? null : own.all().getFirst().place();
        return Problem.error(
                "dependency-in-use",
                "This session uses " + old.coordinates() + " already; with this line it would be "
                        + (wanted.coordinates().equals(old.coordinates()) ? "a changed one" : wanted.coordinates())
                        + ".",
                "Restart the kernel to use the other one; what the session has stays as it is until then.",
                place);
    }

    private static Problem untrusted(Declarations own) {
        return Problem.error(
                "not-trusted",
                "The dependencies are not resolved: this notebook is from elsewhere and not trusted.",
                "Trust the notebook first; then what it names is downloaded and run.",
                own.all().getFirst().place());
    }

    private synchronized Declarations union(@Nullable CellId cell, Declarations own) {
        var all = Declarations.NONE;
        var others = new LinkedHashMap<>(declared);
        if (cell != null) {
            others.remove(cell);
        }
        for (var one : others.values()) {
            all = all.and(one);
        }
        return all.and(own);
    }

    /// Returns those of `jars` of which no version is in force.
    public synchronized List<ResolvedJar> missing(List<ResolvedJar> jars) {
        return jars.stream()
                .filter(jar -> inForce.stream().noneMatch(one -> one.key().equals(jar.key())))
                .toList();
    }

    /// Notes that what `cells` asked for is in force.
    public synchronized void accept(List<SourceCell> cells, List<ResolvedJar> added) {
        for (var cell : cells) {
            var own = declared(cell);
            if (own.wantsJars() || !own.all().isEmpty()) {
                declared.put(cell.id(), own);
            }
        }
        var all = new ArrayList<>(inForce);
        all.addAll(added);
        inForce = List.copyOf(all);
    }

    /// Returns the jars that help with `cells` as they stand: those of the session, and what can be had without the
    /// network. Never waits for a download.
    public Resolution forHelp(List<SourceCell> cells) throws InterruptedException {
        var all = Declarations.of(cells);
        if (!all.errors().isEmpty() || !all.wantsJars() || !isTrusted()) {
            return new Resolved(inForce(), all.problems());
        }
        var key = all.hash().hex();
        var found = found(key);
        if (found == null) {
            found = resolver.resolve(all, new Way(folder, Network.FORBIDDEN, _ -> {}));
        }
        return merged(key, found);
    }

    private synchronized @Nullable Resolution found(String key) {
        return known.get(key);
    }

    private synchronized Resolution merged(String key, Resolution found) {
        if (found instanceof Resolved resolved) {
            known.clear();
            known.put(key, found);
            shown = resolved.jars();
        }
        // while a version is being typed, what was there before still helps
        Set<String> keys = new HashSet<>();
        var all = new ArrayList<ResolvedJar>();
        for (var jar : inForce) {
            keys.add(jar.key());
            all.add(jar);
        }
        shown.stream().filter(jar -> keys.add(jar.key())).forEach(all::add);
        var notes = found instanceof Resolved resolved ? resolved.notes() : List.<Problem>of();
        return new Resolved(all, notes);
    }
}
