package dev.slipway.kernel.engine.classes;

import dev.slipway.api.Notebook;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What cells see: the JDK, the API and the libraries. The kernel's own classes stay invisible, to the compiler and
/// when a cell runs. Thread-safe.
///
/// The loader is made once and never again: native libraries load once in a process. Jars can be added to it.
///
/// @param loader finds the API in the kernel's own loader, so that its classes are the same on both sides
/// @param compilerPath the class path as the compiler takes it
/// @param libraries those of its entries that the plug-ins are in; copied
public record UserClassPath(ClassLoader loader, String compilerPath, List<Path> libraries) {
    private static final String API = "dev.slipway.api.";
    private static final String NULLNESS = "org.jspecify.";
    private static final String KERNEL = "dev.slipway.kernel.";

    /// Returns the class path of `libraries` beside the JDK and the API.
    public static UserClassPath over(List<Path> libraries) {
        var own = place(UserClassPath.class);
        var visible = libraries.stream()
                .filter(library -> !library.toAbsolutePath().normalize().equals(own))
                .toList();
        var path = Stream.concat(Stream.of(place(Notebook.class)), visible.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return new UserClassPath(new Libraries(visible), path, visible);
    }

    public UserClassPath {
        libraries = List.copyOf(libraries);
    }

    /// Adds jars and folders to what cells see when they run; the compiler is told by the caller.
    public void add(List<Path> more) {
        if (loader instanceof Libraries own) {
            own.add(more);
        }
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place for " + type, e);
        }
    }

    private static URL url(Path library) {
        try {
            return library.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a library: " + library, e);
        }
    }

    /// Finds the libraries' classes, whoever lists the kernel's own among them.
    private static final class Libraries extends URLClassLoader {
        static {
            registerAsParallelCapable();
        }

        Libraries(List<Path> libraries) {
            super("libraries", libraries.stream().map(UserClassPath::url).toArray(URL[]::new), new ApiOnly());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(KERNEL)) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }

        void add(List<Path> more) {
            more.forEach(path -> addURL(url(path)));
        }
    }

    /// Shows of the kernel's own classes the API only.
    private static final class ApiOnly extends ClassLoader {
        private final @Nullable ClassLoader own = UserClassPath.class.getClassLoader();

        ApiOnly() {
            super("api", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (own != null && (name.startsWith(API) || name.startsWith(NULLNESS))) {
                return own.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return Collections.emptyEnumeration();
        }
    }
}
