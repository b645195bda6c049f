package dev.slipway.engine.deploy;

import dev.slipway.engine.flow.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The versions of a workspace's flows. Thread-safe. Does I/O: not for the UI thread.
public interface Deployments {
    /// The branch whose newest version becomes live at once.
    String PROD = "prod";

    /// Publishes `flow` as the next version and returns it; on `prod` it becomes live. Starts nothing. What is
    /// the same as an earlier version is published all the same: a number is asked for, a number is given.
    ///
    /// @throws DeploymentException if `branch` is no name for a branch: letters, digits, `.`, `_`, `-`, at most 60
    Deployment deploy(Compiled.Flow flow, Path notebook, String notebookText, String branch, String note)
            throws IOException;

    /// Publishes like `deploy`, but only if `latest` still is the newest version of the flow: two people who looked at
    /// the same version do not replace each other's work unseen.
    ///
    /// @param latest number of the newest version that was looked at, 0 for none
    /// @throws DeployedMeanwhileException if someone was first; nothing is published then
    Deployment deployAfter(int latest, Compiled.Flow flow, NotebookSource notebook, String branch, String note)
            throws IOException;

    /// The notebook a version is made from.
    ///
    /// @param file its path
    /// @param text its text
    record NotebookSource(Path file, String text) {}

    /// Returns what was made live, when, by whom and how, newest first.
    List<LiveChange> history(String flow) throws IOException;

    /// One line of who changed what is live.
    ///
    /// @param action `deploy`, `promote` or `rollback`
    record LiveChange(int version, Instant since, String who, String action) {}

    /// Returns what depends on a version.
    ///
    /// @throws DeploymentException if there is no such version
    Dependents dependents(String flow, int version) throws IOException;

    /// What would be touched by deleting a version.
    ///
    /// @param runs that were made of it; they stay, with their code
    /// @param isLive whether it is in force: it cannot be deleted then
    /// @param wasLive whether it was in force before: rolling back passes it over then
    record Dependents(int runs, boolean isLive, boolean wasLive) {}

    /// Deletes a version that is not live; its number is not given again, and its runs stay.
    ///
    /// @throws DeploymentException if it is live or there is no such version
    void delete(String flow, int version) throws IOException;

    /// Returns all versions of `flow`, newest first; of every flow if it is empty.
    List<Deployment> versions(Optional<String> flow) throws IOException;

    /// Returns one version; empty if there is none.
    Optional<Deployment> version(String flow, int version) throws IOException;

    /// Returns the live version; empty if there is none.
    Optional<Deployment> live(String flow) throws IOException;

    /// Returns a version as it can be run, whatever the notebook looks like now.
    ///
    /// @throws IOException if its code is gone from the store
    Compiled.Flow code(Deployment deployment) throws IOException;

    /// Returns the notebook's text as it was deployed.
    String notebookText(Deployment deployment) throws IOException;

    /// Puts a version of another branch on `prod` and makes it live; of one that was there, makes it live again.
    ///
    /// @throws DeploymentException if there is no such version, naming those there are
    /// @throws DeploymentException if its code is gone from the store
    Deployment promote(String flow, int version) throws IOException;

    /// Moves live back to `version`, or to the one live before if it is null: that which was live when the live
    /// one was put on `prod`, so that going back twice goes back two.
    ///
    /// @throws DeploymentException if there is none to go back to
    /// @throws DeploymentException if there is no such version, naming those there are
    /// @throws DeploymentException if its code is gone from the store
    Deployment rollback(String flow, @Nullable Integer version) throws IOException;

    /// Moves live back from version `live` to the one live before.
    ///
    /// @throws DeploymentException if another is live by now, naming it, and as `rollback`
    Deployment rollbackFrom(String flow, int live) throws IOException;
}
