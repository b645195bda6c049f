package dev.slipway.engine.local;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.RunReferences;
import dev.slipway.engine.reuse.PastResults;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.connection.WorkspaceDatabases;
import java.io.IOException;
import java.util.Optional;

/// What cells mean by names of runs and connections now, and what runs them. Immutable.
///
/// @param self id of the run that asks; empty if none does yet
record Lookups(Store store, String self, WorkspaceDatabases databases, RunDeployment deployment)
        implements PastResults.Lookups {
    @Override
    public RunId resolve(String reference) throws IOException {
        return RunReferences.resolve(store, reference, self);
    }

    @Override
    public Optional<String> fingerprint(String connection) throws IOException {
        return databases.fingerprint(connection);
    }

    @Override
    public String deployment(String property) {
        return deployment.get(property);
    }
}
