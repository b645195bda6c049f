package dev.slipway.desktop.deploy;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Severity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Deploying one notebook: what would run, what stands in the way, and the version that came of it. UI thread only.
final class DeployViewModel implements Watcher {
    /// Where it stands.
    sealed interface State {
        /// The notebook is being compiled; `changes` says meanwhile what its cells differ in, null if that is not
        /// known.
        record Checking(Check.@Nullable Changes changes) implements State {}

        /// It was compiled; `failure` says why the last attempt to deploy failed, empty if there was none.
        record Checked(Check check, String failure, Phase phase) implements State {}

        /// The compiler or the store failed.
        record Failed(String failure) implements State {}

        /// The version is published.
        record Deployed(Deployment version, Compiled.Flow flow) implements State {}
    }

    /// What is going on with what was checked.
    enum Phase {
        OPEN,
        /// It asks before it changes what is live.
        ASKING,
        BUSY
    }

    private final LiveStore store;
    private final FixesViewModel fixes;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Checking(null));
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty branch = new SimpleStringProperty(Deployments.PROD);

    private Opened.Notebook notebook;

    /// @param known quick fixes of what stands in the way
    DeployViewModel(LiveStore store, Opened.Notebook notebook, ProblemFixes known) {
        this.store = store;
        this.notebook = notebook;
        fixes = new FixesViewModel(known, this::check);
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    StringProperty noteProperty() {
        return note;
    }

    /// `prod`, where the new version becomes live at once, or another.
    StringProperty branchProperty() {
        return branch;
    }

    /// The quick fixes of what stands in the way.
    FixesViewModel fixes() {
        return fixes;
    }

    Opened.Notebook notebook() {
        return notebook;
    }

    Instant now() {
        return store.clock().instant();
    }

    /// Checks the notebook, which is saved before if something was fixed in it.
    void check() {
        state.set(new State.Checking(null));
        fixes.settle(
                notebook,
                saved -> {
                    notebook = saved;
                    look();
                },
                refused -> state.set(new State.Failed(refused)));
    }

    /// Looks whether someone else has deployed the flow or moved live: number, question and differences are others
    /// then.
    @Override
    public void changed() {
        if (state.get() instanceof State.Checked checked && checked.phase() != Phase.BUSY) {
            store.ask(
                    () -> checked.check().renewed(store.services(), notebook),
                    renewed -> {
                        if (state.get().equals(checked)) {
                            renewed.ifPresent(
                                    next -> state.set(new State.Checked(next, checked.failure(), Phase.OPEN)));
                        }
                    },
                    _ -> {}); // deploying says what is wrong
        }
    }

    private void look() {
        store.ask(
                () -> Check.changes(store.services(), notebook),
                changes -> {
                    changes.ifPresent(found -> state.set(new State.Checking(found)));
                    check("");
                },
                _ -> check("")); // the check itself says what is wrong
    }

    private void check(String before) {
        store.ask(
                () -> Check.of(store.services(), store.compiler(), notebook),
                check -> {
                    state.set(new State.Checked(check, before, Phase.OPEN));
                    fixes.ask(check.problems());
                },
                failure -> state.set(new State.Failed(failure)));
    }

    Optional<Check> checked() {
        return state.get() instanceof State.Checked checked ? Optional.of(checked.check()) : Optional.empty();
    }

    /// Tells why the button is off, empty if it is on.
    String blocked() {
        return switch (state.get()) {
            case State.Checking _ -> "Compiling";
            case State.Failed _ -> "It could not be checked";
            case State.Deployed _ -> "Deployed";
            case State.Checked checked -> {
                long errors = checked.check().count(Severity.ERROR);
                yield errors > 0
                        ? Words.count(errors) + " must be fixed first"
                        : !checked.check().isPossible()
                                ? "There is no flow to deploy"
                                : branch.get().isBlank()
                                        ? "Name a branch"
                                        : checked.phase() == Phase.BUSY ? "Deploying" : "";
            }
        };
    }

    /// Publishes the next version; on `prod` it asks first.
    void deploy() {
        if (blocked().isEmpty() && state.get() instanceof State.Checked checked) {
            if (isProd() && checked.phase() == Phase.OPEN) {
                state.set(new State.Checked(checked.check(), checked.failure(), Phase.ASKING));
            } else if (checked.check().compiled() instanceof Compiled.Flow flow) {
                publish(checked.check(), flow);
            }
        }
    }

    /// Leaves what is live as it is.
    void leave() {
        if (state.get() instanceof State.Checked checked) {
            state.set(new State.Checked(checked.check(), checked.failure(), Phase.OPEN));
        }
    }

    private boolean isProd() {
        return branch.get().strip().equals(Deployments.PROD);
    }

    /// Returns what is asked before `prod` changes; it names the flow.
    String question() {
        var check = checked().orElse(null);
        if (check == null) {
            return "";
        }
        var live = check.live();
        return "Put version " + check.next() + " of " + check.flow() + " on " + Deployments.PROD
                + "? It is live at once" + (live == null ? "." : ", in place of version " + live.version() + ".");
    }

    private void publish(Check check, Compiled.Flow flow) {
        var onBranch = branch.get().strip();
        var words = note.get().strip();
        var source = new Deployments.NotebookSource(notebook.path(), notebook.text());
        state.set(new State.Checked(check, "", Phase.BUSY));
        store.ask(
                () -> store.services().deployments().deployAfter(check.next() - 1, flow, source, onBranch, words),
                version -> {
                    state.set(new State.Deployed(version, flow));
                    store.changed();
                },
                this::check); // someone may have been first: what is in the way, and the next number, are others now
    }

    /// Returns what becomes of it, in a line: `becomes version 18, replaces version 17`.
    String outcome() {
        var check = checked().orElse(null);
        return check == null ? "" : "becomes version " + check.next() + replaced(check.live());
    }

    private String replaced(@Nullable Deployment live) {
        if (!isProd()) {
            return " on " + branch.get().strip() + "; live stays as it is";
        }
        return live == null
                ? ", the first one"
                : ", replaces version " + live.version() + " of "
                        + Words.moment(
                                Objects.requireNonNull(live).created().when(), now(), java.time.ZoneId.systemDefault())
                        + ", " + live.created().who();
    }
}
