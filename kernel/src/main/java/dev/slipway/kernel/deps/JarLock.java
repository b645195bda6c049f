package dev.slipway.kernel.deps;

import dev.slipway.api.run.ContentHash;
import dev.slipway.kernel.deps.Resolver.Locked;
import java.util.List;

/// The jars that a notebook's declarations came to, kept with the notebook. Jars beside the notebook are not in it.
///
/// @param declared hash of the declarations they were resolved for; for others the lock says nothing
/// @param jars in the order of the class path; copied
public record JarLock(ContentHash declared, List<Locked> jars) {
    public JarLock {
        jars = List.copyOf(jars);
    }

    /// Returns the lock of `declarations` and what they came to.
    public static JarLock of(Declarations declarations, Resolution.Resolved resolved) {
        return new JarLock(
                declarations.hash(),
                resolved.jars().stream()
                        .filter(jar -> !jar.isLocal())
                        .map(jar -> new Locked(jar.coordinates(), jar.sha256().hex(), jar.repositories()))
                        .toList());
    }
}
