package dev.slipway.engine.store;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's machine code, unpacked once instead of by every process: unpacking takes longer than all that a short
/// command asks of the store. Stateless.
public final class NativeLibrary {
    private static final String PATH = "org.sqlite.lib.path";

    private NativeLibrary() {}

    /// Lets SQLite load its code from `cache`, where it is put if it is not there. Call it before the first store is
    /// used. What cannot be put there is unpacked by SQLite itself, as ever.
    ///
    /// @param cache made on demand, may be deleted at any time
    public static synchronized void keepIn(Path cache) {
        if (System.getProperty(PATH) != null) {
            return;
        }
        var machine = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
        var folder = cache.resolve("sqlite-" + SQLiteJDBCLoader.getVersion() + "-" + machine.replace(' ', '-'));
        var file = folder.resolve(LibraryLoaderUtil.getNativeLibName());
        try {
            if (!Files.exists(file)) {
                unpack(folder, file.getFileName().toString());
            }
            System.setProperty(PATH, folder.toString());
        } catch (IOException e) {
            System.getLogger(NativeLibrary.class.getName()).log(DEBUG, "cannot keep SQLite's library", e);
        }
    }

    /// Does that, and loads the code and SQLite's classes: what a first connection takes is two thirds this.
    public static void load(Path cache) {
        keepIn(cache);
        try (var nothing = new Connections(cache, Duration.ZERO).nothing()) {
            nothing.run("PRAGMA query_only = ON");
        } catch (IOException | LinkageError e) {
            // whoever opens the store says so
            System.getLogger(NativeLibrary.class.getName()).log(DEBUG, "cannot load SQLite's library", e);
        }
    }

    private static void unpack(Path folder, String name) throws IOException {
        var resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (var packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new IOException("no " + resource);
            }
            Files.createDirectories(folder);
            var aside = Files.createTempFile(folder, "new", ".tmp");
            try {
                Files.copy(packed, aside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(aside);
            }
        }
    }
}
