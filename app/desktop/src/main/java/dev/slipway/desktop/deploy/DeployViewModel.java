package dev.slipway.desktop.deploy;

import dev.slipway.desktop.live.LiveStore;
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
final class DeployViewModel {
    /// Where it stands.
    sealed interface State {
        /// The notebook is being compiled.
        record Checking() implements State {}

        /// It was compiled; `failure` says why the last attempt to deploy failed, empty if there was none.
        record Checked(Check check, String failure, boolean isBusy) implements State {}

        /// The compiler or the store failed.
        record Failed(String failure) implements State {}

        /// The version is published.
        record Deployed(Deployment version, Compiled.Flow flow) implements State {}
    }

    private final LiveStore store;
    private final Opened.Notebook notebook;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Checking());
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty branch = new SimpleStringProperty(Deployments.PROD);

    DeployViewModel(LiveStore store, Opened.Notebook notebook) {
        this.store = store;
        this.notebook = notebook;
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

    Opened.Notebook notebook() {
        return notebook;
    }

    Instant now() {
        return store.clock().instant();
    }

    void check() {
        state.set(new State.Checking());
        store.ask(
                () -> Check.of(store.services(), store.compiler(), notebook),
                check -> state.set(new State.Checked(check, "", false)),
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
                                : branch.get().isBlank() ? "Name a branch" : checked.isBusy() ? "Deploying" : "";
            }
        };
    }

    /// Publishes the next version.
    void deploy() {
        if (!blocked().isEmpty()
                || !(state.get() instanceof State.Checked checked)
                || !(checked.check().compiled() instanceof Compiled.Flow flow)) {
            return;
        }
        var onBranch = branch.get().strip();
        var words = note.get().strip();
        state.set(new State.Checked(checked.check(), "", true));
        store.ask(
                () -> store.services().deployments().deploy(flow, notebook.path(), notebook.text(), onBranch, words),
                version -> {
                    state.set(new State.Deployed(version, flow));
                    store.changed();
                },
                failure -> state.set(new State.Checked(checked.check(), failure, false)));
    }

    /// Returns what becomes of it, in a line: `becomes version 18, replaces version 17`.
    String outcome() {
        var check = checked().orElse(null);
        return check == null ? "" : "becomes version " + check.next() + replaced(check.live());
    }

    private String replaced(@Nullable Deployment live) {
        if (!branch.get().strip().equals(Deployments.PROD)) {
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
