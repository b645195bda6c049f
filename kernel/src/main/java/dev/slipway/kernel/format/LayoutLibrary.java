package dev.slipway.kernel.format;

import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Loads what lays source files out, when it is first needed: neither its jars nor its classes burden a kernel's start.
final class LayoutLibrary {
    private static final String LAYOUT = "dev.slipway.kernel.format.GoogleLayout";
    private static final String FORMATTER = "com.google.googlejavaformat.java.Formatter";

    private static final List<String> COMPILER = List.of("api", "code", "file", "parser", "tree", "util");

    private LayoutLibrary() {}

    /// Returns what lays source files out; its answer is empty for a file that does not parse.
    ///
    /// @throws IOException if the installation lacks the library
    static Function<String, Optional<String>> load() throws IOException {
        try {
            var loader = loader();
            openCompiler(loader.getUnnamedModule());
            var made = Class.forName(LAYOUT, true, loader).getDeclaredConstructor();
            made.setAccessible(true);
            @SuppressWarnings("unchecked") // it is that class's type
            var layout = (Function<String, Optional<String>>) made.newInstance();
            return layout;
        } catch (ReflectiveOperationException | LinkageError | InaccessibleObjectException e) {
            throw new IOException(
                    "The formatter cannot be loaded: the installation is not whole. Install Slipway again.", e);
        }
    }

    /// Lets `library` use the compiler's parser, as `--add-exports` would; that option costs every start 0.3 s, and
    /// cells would see the compiler. Needs `--add-opens=java.base/java.lang.invoke=ALL-UNNAMED`.
    private static void openCompiler(Module library) throws ReflectiveOperationException {
        var trusted = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
        trusted.setAccessible(true);
        var export = ((MethodHandles.Lookup) trusted.get(null))
                .findVirtual(
                        Module.class, "implAddExports", MethodType.methodType(void.class, String.class, Module.class));
        var compiler = ModuleLayer.boot().findModule("jdk.compiler").orElseThrow();
        for (var part : COMPILER) {
            try {
                export.invoke(compiler, "com.sun.tools.javac." + part, library);
            } catch (Throwable e) { // what a method handle declares
                throw new ReflectiveOperationException("jdk.compiler cannot be opened", e);
            }
        }
    }

    /// Returns the loader of the library: this class's own where it has it (tests, an IDE).
    private static ClassLoader loader() throws IOException {
        var own = LayoutLibrary.class.getClassLoader();
        if (own.getResource(FORMATTER.replace('.', '/') + ".class") != null) {
            return own;
        }
        var jars = new ArrayList<URL>();
        jars.add(LayoutLibrary.class.getProtectionDomain().getCodeSource().getLocation());
        for (var jar : Installation.formatter()) {
            jars.add(jar.toUri().toURL());
        }
        return new URLClassLoader("formatter", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
