package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes versions of flows, and which one is live. Stateless.
public final class DeploymentRecords {
    private DeploymentRecords() {}

    /// A version that is about to be published.
    ///
    /// @param code what it runs
    /// @param branch `prod` or another
    /// @param target `local`
    /// @param maker who publishes it
    /// @param notebook absolute path
    /// @param notebookHash names the object with the notebook's text
    public record NewVersion(
            Code code, String branch, String target, Maker maker, Path notebook, ContentHash notebookHash) {
        /// @param plan hash of the semantic form
        /// @param packageHash names the object with the shipped classes
        /// @param planJson the plan's canonical JSON
        public record Code(String flow, ContentHash plan, ContentHash packageHash, String planJson) {}

        /// @param note empty if none
        /// @param commit Git commit, null outside a repository
        public record Maker(
                String who, String note, @Nullable String commit) {}
    }

    /// Adds a version and returns its number: one more than any before it, of all branches.
    public static int publish(Transaction transaction, NewVersion version, Instant now) throws IOException {
        var code = version.code();
        var document = RunRecords.keepPlan(transaction, code.plan(), code.packageHash(), code.planJson());
        var number = Math.toIntExact(RunRecords.take(transaction, "version " + code.flow(), 1));
        transaction.update(
                "INSERT INTO deployment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                code.flow(),
                number,
                version.branch(),
                version.target(),
                document,
                now,
                version.maker().who(),
                version.maker().note(),
                version.maker().commit(),
                version.notebook(),
                version.notebookHash());
        return number;
    }

    /// Makes a version live.
    ///
    /// @param action `deploy`, `promote` or `rollback`
    public static void makeLive(
            Transaction transaction, String flow, int version, String who, String action, Instant now)
            throws IOException {
        transaction.update(
                "INSERT INTO live (flow, version, since, who, action) VALUES (?, ?, ?, ?, ?)",
                flow,
                version,
                now,
                who,
                action);
    }

    /// Deletes a version; what was live when stays recorded.
    public static void delete(Transaction transaction, String flow, int version) throws IOException {
        transaction.update("DELETE FROM deployment WHERE flow = ? AND version = ?", flow, version);
    }

    /// Returns the number of the live version; empty if none is.
    public static Optional<Integer> live(View view, String flow) throws IOException {
        return view.first(
                "SELECT version FROM live WHERE flow = ? ORDER BY id DESC LIMIT 1", row -> row.small("version"), flow);
    }
}
