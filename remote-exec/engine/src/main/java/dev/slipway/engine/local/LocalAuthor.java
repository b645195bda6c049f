package dev.slipway.engine.local;

import dev.slipway.engine.deploy.StoredDeployments.Author;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The person at this machine. Stateless.
public final class LocalAuthor implements Author {
    @Override
    public String name() {
        return Provenance.who();
    }

    @Override
    public @Nullable String commit(Path notebook) {
        return Provenance.commit(notebook);
    }
}
