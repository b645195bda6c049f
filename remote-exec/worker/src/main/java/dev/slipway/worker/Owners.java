package dev.slipway.worker;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which artifact each mutable object belongs to: one that belongs to two would come back as two. One thread at a
/// time.
final class Owners implements NotebookTypes {
    private final NotebookTypes types;
    private final IdentityHashMap<Object, String> owners = new IdentityHashMap<>();
    private String artifact = "";
    private @Nullable RefusedException shared;

    Owners(NotebookTypes types) {
        this.types = types;
    }

    /// Begins with the artifact `name`.
    void begin(String name) {
        artifact = name;
    }

    /// @throws RefusedException naming the first two artifacts that share a mutable object
    void requireNoneShared() throws RefusedException {
        if (shared != null) {
            throw shared;
        }
    }

    @Override
    public @Nullable String nameOf(Class<?> type) {
        return types.nameOf(type);
    }

    @Override
    public Class<?> typeOf(String name) throws IOException {
        return types.typeOf(name);
    }

    @Override
    public void met(Object mutable, Supplier<String> path) {
        var owner = owners.get(mutable);
        if (owner == null) {
            owners.put(mutable, artifact);
        } else if (!owner.equals(artifact) && shared == null) {
            shared = new RefusedException(
                    "SharedObject",
                    artifact,
                    "`" + artifact + path.get() + "` and `" + owner + "` share one "
                            + mutable.getClass().getSimpleName()
                            + " that can change, and later steps would get two. Copy it in one of them.");
        }
    }
}
