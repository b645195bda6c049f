package dev.slipway.engine.artifact;

import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.deps.Resolver.Locked;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.Resolver.Way;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The jars that notebooks declared whose runs have stored values of a format: one of them has the codec. Immutable.
///
/// Nothing is downloaded to look at a value: a jar that this machine has not had, as of a run from elsewhere, is named.
///
/// @param plans reads what runs were made from
/// @param resolver finds the files, and checks each by its hash
public record DeclaredJars(Store store, PlanCodec plans, Resolver resolver) implements LibraryCodecs.Elsewhere {
    /// The newest runs will do: a codec of a format reads all that is stored in it.
    private static final String RUNS = "SELECT r.notebook, (SELECT json FROM plan WHERE document = r.plan) AS json"
            + " FROM run r"
            + " WHERE r.key IN (SELECT t.run FROM artifact a JOIN task t ON t.attempt = a.attempt WHERE a.format = ?)"
            + " ORDER BY r.key DESC LIMIT 5";

    private record Declared(Path folder, List<Plan.Jar> jars) {}

    @Override
    public List<List<Path>> of(String format) throws IOException {
        var all = new ArrayList<List<Path>>();
        IOException missing = null;
        for (var declared : declared(format)) {
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
        var rows = store.read(view -> view.query(
                RUNS, row -> List.of(row.text("notebook"), Objects.toString(row.textOrNull("json"), "")), format));
        var all = new ArrayList<Declared>();
        for (var row : rows) {
            var jars = row.get(1).isEmpty()
                    ? List.<Plan.Jar>of()
                    : plans.read(row.get(1)).jars();
            var declared =
                    new Declared(Objects.requireNonNullElse(Path.of(row.get(0)).getParent(), Path.of("")), jars);
            if (!jars.isEmpty() && !all.contains(declared)) {
                all.add(declared);
            }
        }
        return all;
    }

    private List<Path> files(Declared declared) throws IOException {
        var jars = declared.jars().stream()
                .map(jar -> new Locked(jar.coordinates(), jar.sha256().hex(), jar.repositories()))
                .toList();
        try {
            return resolver.fetch(jars, new Way(declared.folder(), Network.FORBIDDEN, _ -> {}));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the notebook's jars were looked for");
        }
    }
}
