package dev.slipway.kernel.library;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// A class of which its name alone is known until its code is wanted. Immutable.
///
/// @param home where it is
/// @param packageName with dots
/// @param name within the package, as `Map$Entry`
record KnownClass(Home home, String packageName, String name) implements JavaFileObject {
    /// Where classes are: in a module of the JDK or in a jar.
    sealed interface Home {
        /// Opens the file `name`, which has slashes.
        InputStream open(String name) throws IOException;

        /// Returns where the file `name` is.
        URI uri(String name);
    }

    /// A module of the JDK.
    ///
    /// @param root its folder in the file system of the JDK
    record Module(Path root) implements Home {
        @Override
        public InputStream open(String name) throws IOException {
            return Files.newInputStream(root.resolve(name));
        }

        @Override
        public URI uri(String name) {
            return root.resolve(name).toUri();
        }
    }

    /// A jar whose classes are the same for all releases.
    record Jar(Path file) implements Home {
        @Override
        public InputStream open(String name) throws IOException {
            try (var jar = new ZipFile(file.toFile())) {
                var entry = jar.getEntry(name);
                if (entry == null) {
                    throw new FileNotFoundException(file + " has no " + name);
                }
                return new ByteArrayInputStream(jar.getInputStream(entry).readAllBytes());
            }
        }

        @Override
        public URI uri(String name) {
            return URI.create("jar:" + file.toUri() + "!/" + name);
        }
    }

    String binaryName() {
        return packageName + "." + name;
    }

    private String file() {
        return packageName.replace('.', '/') + "/" + name + Kind.CLASS.extension;
    }

    @Override
    public Kind getKind() {
        return Kind.CLASS;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.CLASS && simpleName.equals(name);
    }

    @Override
    public @Nullable NestingKind getNestingKind() {
        return null;
    }

    @Override
    public @Nullable Modifier getAccessLevel() {
        return null;
    }

    @Override
    public URI toUri() {
        return home.uri(file());
    }

    @Override
    public String getName() {
        return toUri().toString();
    }

    @Override
    public InputStream openInputStream() throws IOException {
        return home.open(file());
    }

    @Override
    public OutputStream openOutputStream() {
        throw new IllegalStateException("a library is not written: " + binaryName());
    }

    @Override
    public Reader openReader(boolean ignoreEncodingErrors) {
        throw new UnsupportedOperationException("a class is no text: " + binaryName());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        throw new UnsupportedOperationException("a class is no text: " + binaryName());
    }

    @Override
    public Writer openWriter() {
        throw new IllegalStateException("a library is not written: " + binaryName());
    }

    @Override
    public long getLastModified() {
        return 0;
    }

    @Override
    public boolean delete() {
        return false;
    }
}
