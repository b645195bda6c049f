package dev.slipway.engine.deploy;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.store.DeploymentRecords;
import dev.slipway.engine.store.DeploymentRecords.NewVersion;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.Transaction;
import dev.slipway.engine.store.View;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.worker.code.CodePackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The deployments in a workspace's store. Thread-safe, and safe between processes: a version is published, and live
/// moved, in one transaction that holds the write lock from its beginning.
public final class StoredDeployments implements Deployments {
    private static final String TARGET = "local";
    private static final Pattern BRANCH = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,59}");
    private static final String SELECT =
            "SELECT d.*, p.json, (SELECT l.version FROM live l WHERE l.flow = d.flow ORDER BY l.id DESC LIMIT 1) AS live"
                    + " FROM deployment d JOIN plan p ON p.document = d.plan WHERE ";

    private final Store store;
    private final PlanCodec plans;
    private final Author author;
    private final Clock clock;

    /// Says who deploys, and from which commit.
    public interface Author {
        /// Returns the name of the person at this machine.
        String name();

        /// Returns the Git commit of the folder `notebook` is in; null outside a repository.
        @Nullable
        String commit(Path notebook);
    }

    public StoredDeployments(Store store, PlanCodec plans, Author author, Clock clock) {
        this.store = store;
        this.plans = plans;
        this.author = author;
        this.clock = clock;
    }

    @Override
    public Deployment deploy(Compiled.Flow flow, Path notebook, String notebookText, String branch, String note)
            throws IOException {
        return publish(flow, new NotebookSource(notebook, notebookText), branch, note, _ -> {});
    }

    @Override
    public Deployment deployAfter(int latest, Compiled.Flow flow, NotebookSource notebook, String branch, String note)
            throws IOException {
        return publish(flow, notebook, branch, note, transaction -> {
            var newest = numbers(transaction, flow.plan().flow());
            if (!newest.isEmpty() && newest.getLast() > latest) {
                throw new DeployedMeanwhileException(
                        required(transaction, flow.plan().flow(), newest.getLast()));
            }
        });
    }

    /// Looks at the store before a version is published, within the same transaction.
    @FunctionalInterface
    private interface Guard {
        void check(Transaction transaction) throws IOException;
    }

    private Deployment publish(Compiled.Flow flow, NotebookSource notebook, String branch, String note, Guard guard)
            throws IOException {
        requireBranch(branch);
        var plan = flow.plan();
        if (plan.steps().isEmpty()) {
            throw new DeploymentException("The flow " + plan.flow() + " has no step: nothing would run. Imports, types,"
                    + " methods and constants alone are none; a cell that computes something is.");
        }
        var shipped = store.keep(CodePackages.encode(flow.code()));
        var text = store.keep(notebook.text().getBytes(StandardCharsets.UTF_8));
        var version = new NewVersion(
                new NewVersion.Code(plan.flow(), plan.hash(), shipped, plans.write(plan)),
                branch,
                TARGET,
                new NewVersion.Maker(author.name(), note, author.commit(notebook.file())),
                notebook.file().toAbsolutePath(),
                text);
        return store.write(transaction -> {
            guard.check(transaction);
            var now = clock.instant();
            var number = DeploymentRecords.publish(transaction, version, now);
            if (branch.equals(PROD)) {
                DeploymentRecords.makeLive(transaction, plan.flow(), number, author.name(), "deploy", now);
            }
            return required(transaction, plan.flow(), number);
        });
    }

    @Override
    public List<LiveChange> history(String flow) throws IOException {
        return store.read(view -> view.query(
                "SELECT version, since, who, action FROM live WHERE flow = ? ORDER BY id DESC",
                row -> new LiveChange(row.small("version"), row.time("since"), row.text("who"), row.text("action")),
                flow));
    }

    @Override
    public Dependents dependents(String flow, int version) throws IOException {
        return store.read(view -> dependents(view, required(view, flow, version)));
    }

    private static Dependents dependents(View view, Deployment version) throws IOException {
        int runs = view.query(
                        "SELECT count(*) AS n FROM run WHERE flow = ? AND version = ?",
                        row -> row.small("n"),
                        version.flow(),
                        version.version())
                .getFirst();
        return new Dependents(runs, version.live(), wasLive(view, version));
    }

    @Override
    public void delete(String flow, int version) throws IOException {
        store.<Boolean>write(transaction -> {
            if (required(transaction, flow, version).live()) {
                throw new DeploymentException("Version " + version + " of " + flow
                        + " is live and cannot be deleted. Make another one live first, with `slipway rollback " + flow
                        + "` or `slipway promote`.");
            }
            DeploymentRecords.delete(transaction, flow, version);
            return true;
        });
    }

    private static void requireBranch(String branch) throws DeploymentException {
        if (!BRANCH.matcher(branch).matches()) {
            throw new DeploymentException("`" + branch + "` is no name for a branch. Use letters, digits, `.`, `_` and"
                    + " `-`, at most 60, for example `prod` or `user.ada`.");
        }
    }

    @Override
    public List<Deployment> versions(Optional<String> flow) throws IOException {
        return store.read(view -> flow.isPresent()
                ? view.query(SELECT + "d.flow = ? ORDER BY d.version DESC", this::read, flow.get())
                : view.query(SELECT + "1 ORDER BY d.created DESC, d.flow, d.version DESC", this::read));
    }

    @Override
    public Optional<Deployment> version(String flow, int version) throws IOException {
        return store.read(view -> find(view, flow, version));
    }

    @Override
    public Optional<Deployment> live(String flow) throws IOException {
        return store.read(view -> {
            var live = DeploymentRecords.live(view, flow);
            return live.isEmpty() ? Optional.empty() : find(view, flow, live.get());
        });
    }

    @Override
    public Compiled.Flow code(Deployment deployment) throws IOException {
        var shipped = store.<Optional<ContentHash>>read(view -> shipped(view, deployment));
        if (shipped.isEmpty()) {
            throw noVersion(deployment.flow(), deployment.version(), List.of());
        }
        var code = CodePackages.decode(store.bytes(shipped.get()));
        return new Compiled.Flow(deployment.plan(), code, new CellGraph(List.of(), List.of()), List.of());
    }

    @Override
    public String notebookText(Deployment deployment) throws IOException {
        return new String(store.bytes(deployment.created().notebookHash()), StandardCharsets.UTF_8);
    }

    @Override
    public Deployment promote(String flow, int version) throws IOException {
        return store.write(transaction -> {
            var chosen = required(transaction, flow, version);
            return chosen.live() ? chosen : makeLive(transaction, chosen, "promote");
        });
    }

    @Override
    public Deployment rollback(String flow, @Nullable Integer version) throws IOException {
        return store.write(transaction -> {
            var stack = stack(transaction, flow);
            if (stack.isEmpty()) {
                throw neverLive(transaction, flow);
            }
            if (version != null) {
                return rollback(transaction, required(transaction, flow, version), stack);
            }
            return back(transaction, flow, stack);
        });
    }

    @Override
    public Deployment rollbackFrom(String flow, int live) throws IOException {
        return store.write(transaction -> {
            var stack = stack(transaction, flow);
            if (stack.isEmpty()) {
                throw neverLive(transaction, flow);
            }
            if (stack.getLast() != live) {
                throw new DeploymentException(
                        "Live was moved to version " + stack.getLast() + " meanwhile; nothing was done.");
            }
            return back(transaction, flow, stack);
        });
    }

    private Deployment back(Transaction transaction, String flow, List<Integer> stack) throws IOException {
        if (stack.size() < 2) {
            throw new DeploymentException("There is no version of " + flow + " to go back to: version "
                    + stack.getLast() + " is the first that was live. `slipway deployments " + flow + "` lists all.");
        }
        return makeLive(transaction, required(transaction, flow, stack.get(stack.size() - 2)), "rollback");
    }

    private Deployment rollback(Transaction transaction, Deployment chosen, List<Integer> stack) throws IOException {
        if (chosen.live()) {
            throw new DeploymentException("Version " + chosen.version() + " of " + chosen.flow()
                    + " is live already. Name another, or none to go back to the one before.");
        }
        if (!chosen.branch().equals(PROD) && !wasLive(transaction, chosen)) {
            throw new DeploymentException("Version " + chosen.version() + " of " + chosen.flow() + " is of the branch "
                    + chosen.branch() + " and was never live. Put it on prod with `slipway promote " + chosen.flow()
                    + " " + chosen.version() + "`; live before were " + stack + ".");
        }
        return makeLive(transaction, chosen, "rollback");
    }

    private static boolean wasLive(View view, Deployment chosen) throws IOException {
        return view.first(
                        "SELECT 1 FROM live WHERE flow = ? AND version = ?", _ -> true, chosen.flow(), chosen.version())
                .isPresent();
    }

    private Deployment makeLive(Transaction transaction, Deployment chosen, String action) throws IOException {
        requireCode(transaction, chosen);
        DeploymentRecords.makeLive(
                transaction, chosen.flow(), chosen.version(), author.name(), action, clock.instant());
        return required(transaction, chosen.flow(), chosen.version());
    }

    /// What is live has to run.
    private void requireCode(View view, Deployment chosen) throws IOException {
        var shipped = shipped(view, chosen);
        try (var _ = store.open(shipped.orElseThrow(() -> noVersion(chosen.flow(), chosen.version(), List.of())))) {
            return;
        } catch (NoSuchFileException e) {
            throw new DeploymentException("The code of version " + chosen.version() + " of " + chosen.flow()
                    + " is gone from the store: it cannot run, and was not made live. `slipway doctor` says what else"
                    + " is missing.");
        }
    }

    private static Optional<ContentHash> shipped(View view, Deployment version) throws IOException {
        return view.first(
                "SELECT p.package FROM deployment d JOIN plan p ON p.document = d.plan WHERE d.flow = ?"
                        + " AND d.version = ?",
                row -> new ContentHash(row.text("package")),
                version.flow(),
                version.version());
    }

    /// Returns the versions one can go back through, the live one last.
    private static List<Integer> stack(View view, String flow) throws IOException {
        var stack = new ArrayList<Integer>();
        view.query(
                "SELECT version, action FROM live WHERE flow = ? ORDER BY id",
                row -> {
                    Integer version = row.small("version");
                    if (row.text("action").equals("rollback") && stack.contains(version)) {
                        while (!stack.getLast().equals(version)) {
                            stack.removeLast();
                        }
                    } else {
                        stack.add(version);
                    }
                    return version;
                },
                flow);
        stack.retainAll(numbers(view, flow));
        return stack;
    }

    private Deployment required(View view, String flow, int version) throws IOException {
        var found = find(view, flow, version);
        if (found.isEmpty()) {
            throw noVersion(flow, version, numbers(view, flow));
        }
        return found.get();
    }

    private Optional<Deployment> find(View view, String flow, int version) throws IOException {
        return view.first(SELECT + "d.flow = ? AND d.version = ?", this::read, flow, version);
    }

    private static List<Integer> numbers(View view, String flow) throws IOException {
        return view.query(
                "SELECT version FROM deployment WHERE flow = ? ORDER BY version", row -> row.small("version"), flow);
    }

    private static DeploymentException noVersion(String flow, int version, List<Integer> there) {
        return new DeploymentException(
                there.isEmpty()
                        ? "The flow " + flow + " was never deployed. `slipway deploy NOTEBOOK` publishes a version."
                        : "There is no version " + version + " of " + flow + "; there are "
                                + there.stream().map(String::valueOf).collect(Collectors.joining(", "))
                                + ". `slipway deployments " + flow + "` lists them.");
    }

    private static DeploymentException neverLive(View view, String flow) throws IOException {
        var there = numbers(view, flow);
        return there.isEmpty()
                ? noVersion(flow, 0, there)
                : new DeploymentException("No version of " + flow + " was ever live. Put one on prod with `slipway"
                        + " promote " + flow + " " + there.getLast() + "`.");
    }

    private Deployment read(Row row) throws IOException {
        var live = row.smallOrNull("live");
        return new Deployment(
                row.text("flow"),
                row.small("version"),
                row.text("branch"),
                row.text("target"),
                plans.read(row.text("json")),
                new Deployment.Created(
                        row.time("created"),
                        row.text("who"),
                        row.text("note"),
                        row.textOrNull("git_commit"),
                        new ContentHash(row.text("notebook_hash")),
                        row.text("notebook")),
                live != null && live == row.small("version"));
    }
}
