package dev.slipway.engine.artifact;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.Plugins;
import dev.slipway.api.spi.TableSource;
import dev.slipway.worker.UserClasses;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The artifact codecs of the bundled libraries, in this process; found when the first is needed. Thread-safe.
public final class LibraryCodecs implements AutoCloseable {
    private final List<Path> libraries;
    private final ReentrantLock finding = new ReentrantLock();
    private @Nullable URLClassLoader loader;
    private List<ArtifactCodec> found = List.of();

    /// @param libraries the class path of user code
    public LibraryCodecs(List<Path> libraries) {
        this.libraries = List.copyOf(libraries);
    }

    /// Returns the codec of `format`.
    ///
    /// @throws IOException if none of the libraries has it
    ArtifactCodec of(String format) throws IOException {
        for (var codec : all()) {
            if (codec.format().equals(format)) {
                return codec;
            }
        }
        throw new IOException("No plug-in reads the format " + format + ". Install the plug-in that wrote it, or update"
                + " Slipway.");
    }

    /// Writes a stored value of `format` as JSON.
    ///
    /// @throws IOException if none of the libraries has the format, or it has no JSON
    public void json(String format, InputStream encoded, OutputStream out) throws IOException {
        of(format).export(encoded, "json", out);
    }

    /// Tells whether values of `format` are read back as tables, without any class of a notebook.
    public boolean holdsRows(String format) throws IOException {
        return of(format).extension().equals("csv");
    }

    /// Returns the rows of a stored table, in memory; empty if what is stored is no table.
    ///
    /// @throws IOException if none of the libraries has the format, or the bytes are not of it
    public Optional<TableSource.Rows> rows(String format, InputStream encoded) throws IOException {
        var value = of(format).decode(new BufferedInputStream(encoded), NoNotebookTypes.INSTANCE);
        if (value != null) {
            for (TableSource<?> source : sources()) {
                if (source.type().isInstance(value)) {
                    return Optional.of(open(source, value));
                }
            }
        }
        return Optional.empty();
    }

    private static <T> TableSource.Rows open(TableSource<T> source, Object table) {
        return source.open(source.type().cast(table));
    }

    @SuppressWarnings("rawtypes") // the class of a generic interface
    private List<TableSource> sources() {
        finding.lock();
        try {
            all();
            return loader == null ? List.of() : Plugins.load(TableSource.class, loader);
        } finally {
            finding.unlock();
        }
    }

    /// Returns the codec that wants `value` most.
    ///
    /// @throws IOException if no codec is installed
    ArtifactCodec forValue(@Nullable Object value) throws IOException {
        ArtifactCodec best = null;
        int most = 0;
        for (var codec : all()) {
            int preference = codec.preference(value);
            if (preference > most) {
                most = preference;
                best = codec;
            }
        }
        if (best == null) {
            throw new IOException("No codec is installed that stores values. Install Slipway again.");
        }
        return best;
    }

    private List<ArtifactCodec> all() {
        finding.lock();
        try {
            if (loader == null) {
                loader = UserClasses.over(libraries);
                found = Plugins.load(ArtifactCodec.class, loader);
            }
            return found;
        } finally {
            finding.unlock();
        }
    }

    @Override
    public void close() {
        finding.lock();
        try {
            if (loader != null) {
                loader.close();
            }
            loader = null;
            found = List.of();
        } catch (IOException e) {
            System.getLogger(LibraryCodecs.class.getName()).log(System.Logger.Level.DEBUG, "closing the libraries", e);
        } finally {
            finding.unlock();
        }
    }

    /// Knows no class of a notebook: tables have none.
    private enum NoNotebookTypes implements ArtifactCodec.NotebookTypes {
        INSTANCE;

        @Override
        public @Nullable String nameOf(Class<?> type) {
            return null;
        }

        @Override
        public Class<?> typeOf(String name) throws IOException {
            throw new IOException("a table names no type: " + name);
        }

        @Override
        public void met(Object mutable, Supplier<String> path) {
            // nothing is shared
        }
    }
}
