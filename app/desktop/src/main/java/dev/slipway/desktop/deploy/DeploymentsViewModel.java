package dev.slipway.desktop.deploy;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.run.RunRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The versions of all flows, and which are live. UI thread only.
final class DeploymentsViewModel implements Watcher {
    /// One line of the list.
    sealed interface Line {
        /// The head of a flow.
        record Flow(String name, int versions, @Nullable Integer live) implements Line {}

        record Version(Deployment deployment) implements Line {}
    }

    private record Startable(Compiled.Flow flow, String text) {}

    private final LiveStore store;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Deployment> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable StartViewModel> start = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Boolean> isRead = new ReadOnlyObjectWrapper<>(false);
    private String wanted = "";

    DeploymentsViewModel(LiveStore store) {
        this.store = store;
    }

    ObservableList<Line> lines() {
        return lines;
    }

    /// The version whose details are shown, null for none.
    ReadOnlyObjectProperty<@Nullable Deployment> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// The form that starts the chosen version, null until its code was read.
    ReadOnlyObjectProperty<@Nullable StartViewModel> startProperty() {
        return start.getReadOnlyProperty();
    }

    /// What was done or went wrong last, empty for nothing.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Whether there was an answer yet.
    ReadOnlyObjectProperty<Boolean> readProperty() {
        return isRead.getReadOnlyProperty();
    }

    Instant now() {
        return store.clock().instant();
    }

    @Override
    public void changed() {
        reload();
    }

    void reload() {
        store.ask(() -> store.services().deployments().versions(Optional.empty()), this::show, message::set);
    }

    /// Chooses the live version of `flow`, else its newest one, once it is read.
    void want(String flow) {
        wanted = flow;
        chosen.set(null);
        reload();
    }

    void choose(Deployment deployment) {
        var before = chosen.get();
        chosen.set(deployment);
        if (before == null
                || before.version() != deployment.version()
                || !before.flow().equals(deployment.flow())) {
            message.set("");
            start.set(null);
            readCode(deployment);
        }
    }

    /// Makes the chosen version live: moves live back if it was on `prod`, else puts it there.
    void makeLive() {
        var deployment = chosen.get();
        if (deployment != null && !deployment.live()) {
            boolean wasThere = deployment.branch().equals(Deployments.PROD);
            act(
                    () -> wasThere
                            ? store.services().deployments().rollback(deployment.flow(), deployment.version())
                            : store.services().deployments().promote(deployment.flow(), deployment.version()),
                    now -> "Version " + now.version() + " of " + now.flow() + " is live.");
        }
    }

    /// Moves live back to the version that was live before.
    void rollback() {
        var deployment = chosen.get();
        if (deployment != null) {
            act(
                    () -> store.services().deployments().rollback(deployment.flow(), null),
                    now -> "Version " + now.version() + " of " + now.flow() + " is live again.");
        }
    }

    /// Returns what `makeLive` does to the chosen version, in two words; empty if it is live.
    String verb() {
        var deployment = chosen.get();
        if (deployment == null || deployment.live()) {
            return "";
        }
        return deployment.branch().equals(Deployments.PROD) ? "Roll back to this" : "Promote to prod";
    }

    private void act(Callable<Deployment> work, java.util.function.Function<Deployment, String> words) {
        store.ask(
                work,
                now -> {
                    message.set(words.apply(now));
                    chosen.set(now);
                    store.changed();
                    reload();
                },
                message::set);
    }

    private void readCode(Deployment deployment) {
        store.ask(
                () -> new Startable(
                        store.services().deployments().code(deployment),
                        store.services().deployments().notebookText(deployment)),
                (Consumer<Startable>) read -> {
                    if (Objects.equals(chosen.get(), deployment)) {
                        var model = new StartViewModel(
                                store,
                                read.flow(),
                                new RunRequest.Source(
                                        Path.of(deployment.created().notebook()),
                                        read.text(),
                                        deployment.version(),
                                        null,
                                        List.of()));
                        model.check();
                        start.set(model);
                    }
                },
                message::set);
    }

    private void show(List<Deployment> versions) {
        var next = new ArrayList<Line>();
        var flows = versions.stream().map(Deployment::flow).distinct().sorted().toList();
        for (var flow : flows) {
            var own = versions.stream().filter(one -> one.flow().equals(flow)).toList();
            var live = own.stream().filter(Deployment::live).findFirst();
            next.add(new Line.Flow(
                    flow, own.size(), live.map(Deployment::version).orElse(null)));
            own.forEach(one -> next.add(new Line.Version(one)));
        }
        if (!lines.equals(next)) {
            lines.setAll(next);
        }
        isRead.set(true);
        keep(versions);
    }

    private void keep(List<Deployment> versions) {
        var now = chosen.get();
        if (now != null) {
            versions.stream()
                    .filter(one -> one.flow().equals(now.flow()) && one.version() == now.version())
                    .findFirst()
                    .ifPresent(this::choose);
            return;
        }
        versions.stream()
                .filter(one -> wanted.isEmpty() || one.flow().equals(wanted))
                .filter(Deployment::live)
                .findFirst()
                .or(() -> versions.stream()
                        .filter(one -> wanted.isEmpty() || one.flow().equals(wanted))
                        .findFirst())
                .ifPresent(this::choose);
    }
}
