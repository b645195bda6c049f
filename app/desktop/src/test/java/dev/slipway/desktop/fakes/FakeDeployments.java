package dev.slipway.desktop.fakes;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.deploy.DeployedMeanwhileException;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.flow.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Versions in memory.
public final class FakeDeployments implements Deployments {
    public final List<Deployment> all = new ArrayList<>();
    public final Map<Integer, Compiled.Flow> codes = new HashMap<>();
    public final Map<Integer, String> texts = new HashMap<>();
    public final List<LiveChange> changes = new ArrayList<>();

    @Override
    public Deployment deploy(Compiled.Flow flow, Path notebook, String notebookText, String branch, String note) {
        var name = flow.plan().flow();
        int version =
                1 + (int) all.stream().filter(one -> one.flow().equals(name)).count();
        var created = new Deployment.Created(
                FakeWorkspace.NOW, "ada", note, null, ContentHash.of(notebookText), notebook.toString());
        boolean live = branch.equals(PROD);
        if (live) {
            quiet(name);
        }
        var made = new Deployment(name, version, branch, "local", flow.plan(), created, live);
        all.addFirst(made);
        codes.put(version, flow);
        texts.put(version, notebookText);
        if (live) {
            changes.addFirst(new LiveChange(version, FakeWorkspace.NOW, "ada", "deploy"));
        }
        return made;
    }

    @Override
    public Deployment deployAfter(int latest, Compiled.Flow flow, NotebookSource notebook, String branch, String note)
            throws IOException {
        var newest = versions(Optional.of(flow.plan().flow())).stream().findFirst();
        if (newest.isPresent() && newest.get().version() > latest) {
            throw new DeployedMeanwhileException(newest.get());
        }
        return deploy(flow, notebook.file(), notebook.text(), branch, note);
    }

    @Override
    public List<LiveChange> history(String flow) {
        return List.copyOf(changes);
    }

    @Override
    public Dependents dependents(String flow, int version) {
        return new Dependents(3, version(flow, version).map(Deployment::live).orElse(false), true);
    }

    @Override
    public void delete(String flow, int version) {
        all.removeIf(one -> one.flow().equals(flow) && one.version() == version);
    }

    @Override
    public List<Deployment> versions(Optional<String> flow) {
        return all.stream()
                .filter(one -> flow.isEmpty() || flow.get().equals(one.flow()))
                .toList();
    }

    @Override
    public Optional<Deployment> version(String flow, int version) {
        return versions(Optional.of(flow)).stream()
                .filter(one -> one.version() == version)
                .findFirst();
    }

    @Override
    public Optional<Deployment> live(String flow) {
        return versions(Optional.of(flow)).stream().filter(Deployment::live).findFirst();
    }

    @Override
    public Compiled.Flow code(Deployment deployment) throws IOException {
        var flow = codes.get(deployment.version());
        if (flow == null) {
            throw new IOException("the code of version " + deployment.version() + " is gone from the store");
        }
        return flow;
    }

    @Override
    public String notebookText(Deployment deployment) {
        return texts.getOrDefault(deployment.version(), "");
    }

    @Override
    public Deployment promote(String flow, int version) throws IOException {
        return rollback(flow, version);
    }

    @Override
    public Deployment rollback(String flow, @Nullable Integer version) throws IOException {
        int wanted = version == null
                ? all.stream()
                        .filter(one -> one.flow().equals(flow) && !one.live())
                        .mapToInt(Deployment::version)
                        .max()
                        .orElse(0)
                : version;
        quiet(flow);
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            if (one.flow().equals(flow) && one.version() == wanted) {
                all.set(i, live(one, true));
                changes.addFirst(new LiveChange(wanted, FakeWorkspace.NOW, "ada", "rollback"));
                return all.get(i);
            }
        }
        throw new IOException("there is no version " + wanted + " of " + flow);
    }

    @Override
    public Deployment rollbackFrom(String flow, int live) throws IOException {
        int now = live(flow).map(Deployment::version).orElse(0);
        if (now != live) {
            throw new IOException("Live was moved to version " + now + " meanwhile; nothing was done.");
        }
        return rollback(flow, null);
    }

    private void quiet(String flow) {
        all.replaceAll(one -> one.flow().equals(flow) ? live(one, false) : one);
    }

    private static Deployment live(Deployment one, boolean live) {
        return new Deployment(
                one.flow(), one.version(), Deployments.PROD, one.target(), one.plan(), one.created(), live);
    }
}
