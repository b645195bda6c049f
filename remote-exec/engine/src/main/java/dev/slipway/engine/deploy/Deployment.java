package dev.slipway.engine.deploy;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.flow.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One immutable version of a flow.
///
/// @param flow the flow
/// @param version counts per flow over all branches, 1-based
/// @param branch `prod` or another
/// @param target `local`
/// @param plan the plan as deployed
/// @param created who, when, from what
/// @param live whether it is the one in force on `prod`
public record Deployment(
        String flow, int version, String branch, String target, Plan plan, Created created, boolean live) {
    /// @param note empty if none
    /// @param commit Git commit, null outside a repository
    /// @param notebookHash of the notebook's text
    public record Created(
            Instant when,
            String who,
            String note,
            @Nullable String commit,
            ContentHash notebookHash,
            String notebook) {}
}
