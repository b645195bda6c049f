package dev.slipway.api.spi;

import java.io.IOException;

/// A value, or a part of one, that no codec can store.
public final class UnstorableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String typeName;

    /// @param path where the part is, relative to the artifact: empty for the whole, `.model.lock` for a part
    /// @param typeName the Java type that cannot be stored
    /// @param reason one clause, for example `a thread belongs to its process`
    public UnstorableException(String path, String typeName, String reason) {
        super(reason);
        this.path = path;
        this.typeName = typeName;
    }

    /// Returns where the part is within the artifact.
    public String path() {
        return path;
    }

    /// Returns the Java type that cannot be stored.
    public String typeName() {
        return typeName;
    }
}
