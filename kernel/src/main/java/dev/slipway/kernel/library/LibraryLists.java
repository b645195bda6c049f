package dev.slipway.kernel.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/// What a kernel would have to look for in the jars and in the JDK while it starts, written down once.
public final class LibraryLists {
    private LibraryLists() {}

    /// Writes into the installation `folder` which packages `libraries` have, and which classes the `packages` have
    /// that
    /// every cell sees.
    ///
    /// @throws IOException if there is no library, or a file cannot be read or written
    public static void write(Path folder, Collection<String> packages, Collection<Path> libraries) throws IOException {
        PackageList.write(folder, libraries);
        KnownClasses.write(folder, packages, libraries);
    }
}
