package dev.slipway.engine.artifact;

import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.View;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.deps.Resolver.Locked;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.Resolver.Way;
import dev.slipway.kernel.installation.TrustedNotebooks;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The jars that notebooks declared whose runs have stored values of a format: one of them has the codec. Thread-safe.
///
/// A codec is code, and a store may come from anyone: only jars of notebooks that the person trusts are looked at.
/// Nothing is downloaded to look at a value: a jar that this machine has not had, as of a run from elsewhere, is named.
public final class DeclaredJars implements LibraryCodecs.Elsewhere {
    /// The newest runs will do: a codec of a format reads all that is stored in it.
    private static final String RUNS = "SELECT r.notebook, (SELECT json FROM plan WHERE document = r.plan) AS json"
            + " FROM run r"
            + " WHERE r.key IN (SELECT t.run FROM artifact a JOIN task t ON t.attempt = a.attempt WHERE a.format = ?)"
            + " ORDER BY r.key DESC LIMIT 5";
    private static final String NEWEST = "SELECT max(id) AS x FROM attempt";

    private final Store store;
    private final PlanCodec plans;
    private final Resolver resolver;
    private final TrustedNotebooks trusted;
    private final Map<String, Looked> looked = new ConcurrentHashMap<>();

    /// @param plans reads what runs were made from
    /// @param resolver finds the files, and checks each by its hash
    public DeclaredJars(Store store, PlanCodec plans, Resolver resolver, TrustedNotebooks trusted) {
        this.store = store;
        this.plans = plans;
        this.resolver = resolver;
        this.trusted = trusted;
    }

    private record Declared(Path notebook, List<Plan.Jar> jars) {}

    /// What was found when `newest` was the newest attempt in the store.
    private record Looked(long newest, List<Declared> found) {}

    @Override
    public List<List<Path>> of(String format) throws IOException {
        var all = new ArrayList<List<Path>>();
        IOException missing = null;
        for (var declared : declared(format)) {
            if (!trusted.contains(declared.notebook())) {
                missing = new IOException("A library that " + declared.notebook() + " names reads the format " + format
                        + ", and that notebook is not trusted. If you trust it, say so in the window or run it here:"
                        + " slipway run " + declared.notebook());
                continue;
            }
            try {
                all.add(files(declared));
            } catch (IOException e) {
                missing = e;
            }
        }
        if (all.isEmpty() && missing != null) {
            throw missing;
        }
        return all;
    }

    private List<Declared> declared(String format) throws IOException {
        if (!store.exists()) {
            return List.of();
        }
        return store.read(view -> {
            long newest = view.query(NEWEST, row -> row.textOrNull("x") == null ? 0 : row.number("x"))
                    .getFirst();
            var before = looked.get(format);
            if (before != null && before.newest() == newest) {
                return before.found();
            }
            var found = look(view, format);
            looked.put(format, new Looked(newest, found));
            return found;
        });
    }

    private List<Declared> look(View view, String format) throws IOException {
        var rows = view.query(
                RUNS, row -> List.of(row.text("notebook"), Objects.toString(row.textOrNull("json"), "")), format);
        var all = new ArrayList<Declared>();
        for (var row : rows) {
            var jars = row.get(1).isEmpty()
                    ? List.<Plan.Jar>of()
                    : plans.read(row.get(1)).jars();
            var declared = new Declared(Path.of(row.get(0)), jars);
            if (!jars.isEmpty() && !all.contains(declared)) {
                all.add(declared);
            }
        }
        return List.copyOf(all);
    }

    private List<Path> files(Declared declared) throws IOException {
        var jars = declared.jars().stream()
                .map(jar -> new Locked(jar.coordinates(), jar.sha256().hex(), jar.repositories()))
                .toList();
        var folder = Objects.requireNonNullElse(declared.notebook().getParent(), Path.of(""));
        try {
            return resolver.fetch(jars, new Way(folder, Network.FORBIDDEN, _ -> {}));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the notebook's jars were looked for");
        }
    }
}
