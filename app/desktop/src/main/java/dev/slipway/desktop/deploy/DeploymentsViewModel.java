package dev.slipway.desktop.deploy;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.deploy.Deployments.Dependents;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.history.RunGroup;
import dev.slipway.engine.run.RunRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /// What is asked before it is done.
    sealed interface Question {
        /// Makes the chosen version live.
        ///
        /// @param replaced number of the version that is live now, null if none is
        record MakeLive(Deployment version, @Nullable Integer replaced) implements Question {}

        /// Moves live back to the version before.
        record RollBack(Deployment version) implements Question {}

        record Delete(Deployment version, Dependents dependents) implements Question {}
    }

    private record Startable(Compiled.Flow flow, String text) {}

    private final LiveStore store;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Deployment> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable StartViewModel> start = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable VersionFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<String, RunGroup>> runs = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Boolean> isRead = new ReadOnlyObjectWrapper<>(false);
    private final OverTimeViewModel overTime;
    private String wanted = "";

    DeploymentsViewModel(LiveStore store) {
        this.store = store;
        overTime = new OverTimeViewModel(store);
    }

    /// The runs of the flow of the chosen version.
    OverTimeViewModel overTime() {
        return overTime;
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

    /// What is known of the chosen version, null until it was read.
    ReadOnlyObjectProperty<@Nullable VersionFacts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// What is being asked, null for nothing.
    ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// The runs of versions in sum, by flow and version: `sales@3`.
    ReadOnlyObjectProperty<Map<String, RunGroup>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    /// Returns the runs of `version` in sum; empty if there are none.
    Optional<RunGroup> runs(Deployment version) {
        return Optional.ofNullable(runs.get().get(version.flow() + "@" + version.version()));
    }

    /// Returns all versions of the flow of `version` but this one, newest first.
    List<Deployment> others(Deployment version) {
        return lines.stream()
                .filter(Line.Version.class::isInstance)
                .map(line -> ((Line.Version) line).deployment())
                .filter(one -> one.flow().equals(version.flow()) && one.version() != version.version())
                .toList();
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
        message.set("");
        chosen.set(null);
        reload();
    }

    void choose(Deployment deployment) {
        var before = chosen.get();
        chosen.set(deployment);
        if (before == null || !isSame(before, deployment)) {
            message.set("");
            question.set(null);
            start.set(null);
            facts.set(null);
            readCode(deployment);
        }
        overTime.show(deployment.flow());
        compare(null);
    }

    /// Reads what is known of the chosen version, and how it differs from `other`; null for the one before it.
    void compare(@Nullable Integer other) {
        var deployment = chosen.get();
        if (deployment != null) {
            store.ask(
                    () -> VersionFacts.read(store.services(), deployment, other),
                    read -> {
                        if (deployment.equals(chosen.get())) {
                            facts.set(read);
                        }
                    },
                    message::set);
        }
    }

    /// Asks before the chosen version goes live: it names the flow.
    void askToMakeLive() {
        var deployment = chosen.get();
        if (deployment != null && !deployment.live()) {
            question.set(new Question.MakeLive(deployment, liveOf(deployment.flow())));
        }
    }

    void askToRollBack() {
        var deployment = chosen.get();
        if (deployment != null && deployment.live()) {
            question.set(new Question.RollBack(deployment));
        }
    }

    /// Asks before the chosen version is deleted, with what depends on it.
    void askToDelete() {
        var deployment = chosen.get();
        var known = facts.get();
        if (deployment != null && known != null) {
            question.set(new Question.Delete(deployment, known.dependents()));
        }
    }

    /// Does nothing of what was asked.
    void leave() {
        question.set(null);
    }

    /// Does what was asked.
    void confirm() {
        var asked = question.get();
        question.set(null);
        switch (asked) {
            case null -> {}
            case Question.MakeLive _ -> makeLive();
            case Question.RollBack back -> rollback(back.version());
            case Question.Delete delete -> delete(delete.version());
        }
    }

    private @Nullable Integer liveOf(String flow) {
        return lines.stream()
                .filter(line -> line instanceof Line.Flow head && head.name().equals(flow))
                .map(line -> ((Line.Flow) line).live())
                .findFirst()
                .orElse(null);
    }

    private void delete(Deployment version) {
        store.change(
                () -> {
                    store.services().deployments().delete(version.flow(), version.version());
                    return version;
                },
                gone -> {
                    forget();
                    message.set(deleted(gone));
                    store.changed();
                    reload();
                },
                message::set);
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

    /// Moves live back from `asked` to the version that was live before; if another is live by now, it says so.
    private void rollback(Deployment asked) {
        act(
                () -> store.services().deployments().rollbackFrom(asked.flow(), asked.version()),
                now -> "Version " + now.version() + " of " + now.flow() + " is live again.");
    }

    private static String movedTo(int live) {
        return "Live was moved to version " + live + " meanwhile; nothing was done.";
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
        store.change(
                work,
                now -> {
                    choose(now);
                    message.set(words.apply(now));
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
                    var now = chosen.get();
                    if (now != null && isSame(now, deployment)) {
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
                failure -> message.set(
                        "Version " + deployment.version() + " cannot be started: " + failure.replaceFirst("[.]$", "")
                                + ". Deploy its notebook again, or make another version live."));
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
        countRuns(flows);
    }

    /// Sums up the runs of each version, on a worker.
    private void countRuns(List<String> flows) {
        store.ask(
                () -> RunsOfVersions.read(store.services().history(), flows),
                runs::set,
                _ -> {}); // the list says nothing of runs then; the history says why
    }

    private static boolean isSame(Deployment one, Deployment other) {
        return one.version() == other.version() && one.flow().equals(other.flow());
    }

    /// Stays at the chosen version; if someone deleted it, says so and goes to the one that is live.
    private void keep(List<Deployment> versions) {
        var before = chosen.get();
        var now = versions.stream()
                .filter(one -> before != null && isSame(one, before))
                .findFirst();
        if (before != null && now.isPresent()) {
            boolean wasAsking = question.get() != null;
            choose(now.get());
            if (wasAsking && before.live() != now.get().live()) {
                question.set(null);
                var live = liveOf(before.flow());
                message.set(live == null ? "Live was moved meanwhile; nothing was done." : movedTo(live));
            }
            return;
        }
        if (before != null) {
            forget();
        }
        var said = before == null ? message.get() : deleted(before);
        chooseFirst(versions);
        if (!said.isEmpty()) {
            message.set(said);
        }
    }

    private static String deleted(Deployment gone) {
        return "Version " + gone.version() + " of " + gone.flow() + " is deleted.";
    }

    private void forget() {
        chosen.set(null);
        question.set(null);
        facts.set(null);
        start.set(null);
    }

    /// Chooses the live version of what is wanted, else the newest; none if there is none.
    private void chooseFirst(List<Deployment> versions) {
        var own = versions.stream()
                .filter(one -> wanted.isEmpty() || one.flow().equals(wanted))
                .toList();
        own.stream()
                .filter(Deployment::live)
                .findFirst()
                .or(() -> own.stream().findFirst())
                .ifPresent(this::choose);
    }
}
