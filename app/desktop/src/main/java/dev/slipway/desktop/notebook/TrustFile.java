package dev.slipway.desktop.notebook;

import dev.slipway.kernel.installation.TrustedNotebooks;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The trusted notebooks as the person's file lists them. UI thread only; the file is small and read once.
public final class TrustFile implements Trust {
    private final TrustedNotebooks notebooks;
    private final Set<String> trusted;

    /// @param home `SLIPWAY_HOME`
    public TrustFile(Path home) {
        notebooks = TrustedNotebooks.in(home);
        trusted = new HashSet<>(notebooks.all());
    }

    @Override
    public boolean isTrusted(Path path) {
        return trusted.contains(TrustedNotebooks.name(path));
    }

    @Override
    public void trust(Path path) {
        if (trusted.add(TrustedNotebooks.name(path))) {
            notebooks.add(path);
        }
    }
}
