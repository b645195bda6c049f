package dev.slipway.worker;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Class loaders of user code. Libraries load once in a worker; what of ours lies on the worker's own class path is
/// invisible but for the API.
public final class UserClasses {
    private UserClasses() {}

    /// Returns a loader of `libraries` that sees the JDK and the API beside them.
    public static URLClassLoader over(List<Path> libraries) {
        var urls = libraries.stream().map(UserClasses::url).toArray(URL[]::new);
        return new URLClassLoader("libraries", urls, new ApiOnly());
    }

    /// Returns a loader of `jars` that sees what `libraries` does beside them.
    public static URLClassLoader over(List<Path> jars, ClassLoader libraries) {
        return new URLClassLoader("jars", jars.stream().map(UserClasses::url).toArray(URL[]::new), libraries);
    }

    private static URL url(Path library) {
        try {
            return library.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a library: " + library, e);
        }
    }

    /// Shows of the worker's own classes the API only.
    private static final class ApiOnly extends ClassLoader {
        private final @Nullable ClassLoader own = UserClasses.class.getClassLoader();

        ApiOnly() {
            super("api", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (own != null && (name.startsWith("dev.slipway.api.") || name.startsWith("org.jspecify."))) {
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
