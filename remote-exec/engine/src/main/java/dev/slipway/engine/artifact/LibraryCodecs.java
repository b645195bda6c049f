package dev.slipway.engine.artifact;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.Plugins;
import dev.slipway.api.spi.TableSource;
import dev.slipway.api.spi.ValueRenderer;
import dev.slipway.worker.UserClasses;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The artifact codecs of the bundled libraries, and those of jars that notebooks have declared, in this process; found
/// when the first is needed. Thread-safe.
public final class LibraryCodecs implements AutoCloseable {
    private final List<Path> libraries;
    private final Elsewhere elsewhere;
    private final ReentrantLock finding = new ReentrantLock();
    private @Nullable URLClassLoader loader;
    private List<ArtifactCodec> found = List.of();
    private final Map<String, Declared> declared = new HashMap<>();
    private final Map<String, List<List<Path>>> fruitless = new HashMap<>();

    /// Finds jars that may have the codec of a format which no library has.
    @FunctionalInterface
    public interface Elsewhere {
        /// Returns class paths to look at, the likeliest first.
        ///
        /// @throws IOException if there is one and its jars cannot be had, naming one
        List<List<Path>> of(String format) throws IOException;
    }

    /// A codec of a notebook's jars.
    ///
    /// @param loader of these jars, over that of the libraries
    private record Declared(ArtifactCodec codec, URLClassLoader loader) {}

    /// @param libraries the class path of user code
    public LibraryCodecs(List<Path> libraries) {
        this(libraries, _ -> List.of());
    }

    /// @param libraries the class path of user code
    /// @param elsewhere finds codecs of other jars
    public LibraryCodecs(List<Path> libraries, Elsewhere elsewhere) {
        this.libraries = List.copyOf(libraries);
        this.elsewhere = elsewhere;
    }

    /// Returns the codec of `format`.
    ///
    /// @throws IOException if neither a library nor a jar of a notebook has it
    ArtifactCodec of(String format) throws IOException {
        var bundled = find(all(), format);
        if (bundled.isPresent()) {
            return bundled.get();
        }
        finding.lock();
        try {
            var known = declared.get(format);
            if (known == null) {
                known = load(format);
                declared.put(format, known);
            }
            return known.codec();
        } finally {
            finding.unlock();
        }
    }

    private static Optional<ArtifactCodec> find(List<ArtifactCodec> codecs, String format) {
        return codecs.stream().filter(codec -> codec.format().equals(format)).findFirst();
    }

    private Declared load(String format) throws IOException {
        var places = elsewhere.of(format);
        if (places.equals(fruitless.get(format))) {
            throw none(format);
        }
        for (var jars : places) {
            var over = UserClasses.over(jars, Objects.requireNonNull(loader));
            var codec = find(Plugins.load(ArtifactCodec.class, over), format);
            if (codec.isPresent()) {
                return new Declared(codec.get(), over);
            }
            over.close();
        }
        fruitless.put(format, places);
        throw none(format);
    }

    private static IOException none(String format) {
        return new IOException(
                "No plug-in reads the format " + format + ". Install the plug-in that wrote it, or update Slipway.");
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
            for (TableSource<?> source : plugins(TableSource.class, format)) {
                if (source.type().isInstance(value)) {
                    return Optional.of(open(source, value));
                }
            }
        }
        return Optional.empty();
    }

    /// Returns the plain text that a notebook shows of a stored value; empty if no plug-in shows it.
    ///
    /// @throws IOException if none of the libraries has the format, or the bytes are not of it
    Optional<String> text(String format, InputStream encoded) throws IOException {
        var value = of(format).decode(new BufferedInputStream(encoded), NoNotebookTypes.INSTANCE);
        ValueRenderer<?> nearest = null;
        for (ValueRenderer<?> each : plugins(ValueRenderer.class, format)) {
            if (each.type().isInstance(value)
                    && (nearest == null || nearest.type().isAssignableFrom(each.type()))) {
                nearest = each;
            }
        }
        return value == null || nearest == null ? Optional.empty() : Optional.of(text(nearest, value));
    }

    private static <T> String text(ValueRenderer<T> renderer, Object value) {
        return renderer.render(renderer.type().cast(value)).text();
    }

    private static <T> TableSource.Rows open(TableSource<T> source, Object table) {
        return source.open(source.type().cast(table));
    }

    private <P> List<P> plugins(Class<P> kind, String format) {
        finding.lock();
        try {
            all();
            var own = declared.get(format);
            var over = own == null ? loader : own.loader();
            return over == null ? List.of() : Plugins.load(kind, over);
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
            for (var each : declared.values()) {
                each.loader().close();
            }
            declared.clear();
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
