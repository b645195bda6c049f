package dev.slipway.desktop.notebook;

import java.nio.file.Path;

/// Which notebooks the person trusts: what these name is downloaded and run. UI thread only.
public interface Trust {
    /// Tells whether the notebook at `path` is trusted.
    boolean isTrusted(Path path);

    /// Trusts the notebook at `path` from now on.
    void trust(Path path);
}
