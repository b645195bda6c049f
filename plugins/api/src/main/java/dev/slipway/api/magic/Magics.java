package dev.slipway.api.magic;

import dev.slipway.api.Notebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// What `%%bash`, `%image` and `%help` do. Thread-safe.
public final class Magics {
    private static final int BUFFER_CHARS = 4096;

    private Magics() {}

    /// Runs a script with `bash`, or `sh` where there is no `bash`, in the notebook's folder; what it prints is shown
    /// as it comes. An interrupt ends the script and what it started.
    ///
    /// @throws IllegalStateException if the script ends with another status than 0, naming it
    /// @throws UncheckedIOException if there is no shell
    /// @throws InterruptedException if the cell is interrupted
    public static void shell(String script) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(shell(), "-c", script).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("no shell could be started: " + e.getMessage(), e);
        }
        var out = copy(process.getInputStream(), System.out);
        var err = copy(process.getErrorStream(), System.err);
        try {
            int status = process.waitFor();
            out.join();
            err.join();
            if (status != 0) {
                throw new IllegalStateException("the script ended with status " + status);
            }
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw e;
        }
    }

    private static String shell() {
        return Files.isExecutable(Path.of("/bin/bash")) ? "/bin/bash" : "sh";
    }

    private static Thread copy(InputStream from, PrintStream to) {
        // a pipe keeps its thread waiting; a platform thread is the cell's own, so that its output is found
        return Thread.ofPlatform().daemon().name("shell output").start(() -> {
            var buffer = new char[BUFFER_CHARS];
            try (var text = new InputStreamReader(from, StandardCharsets.UTF_8)) {
                for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                    to.print(new String(buffer, 0, read));
                }
            } catch (IOException e) {
                // the script has ended, or was ended
            }
        });
    }

    /// Shows the image in a file of the notebook's folder, or at a web address.
    ///
    /// @throws UncheckedIOException if it cannot be read
    public static void image(String place) {
        try {
            var name = place.toLowerCase(Locale.ROOT);
            var bytes = read(place);
            if (name.endsWith(".svg")) {
                Notebook.display(new String(bytes, StandardCharsets.UTF_8), "image/svg+xml");
            } else {
                var type = List.of(".jpg", ".jpeg").stream().anyMatch(name::endsWith)
                        ? "image/jpeg"
                        : name.endsWith(".gif") ? "image/gif" : "image/png";
                Notebook.display(Base64.getEncoder().encodeToString(bytes), type);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the image " + place + " cannot be read. Check its place.", e);
        }
    }

    private static byte[] read(String place) throws IOException {
        if (!place.contains("://")) {
            return Files.readAllBytes(Path.of(place));
        }
        try (var stream = URI.create(place).toURL().openStream()) {
            return stream.readAllBytes();
        }
    }

    /// Prints what magics there are.
    public static void help() {
        System.out.println("""
                //DEPS group:artifact:version     a dependency; also %maven, %dependency /add, addDependency("…")
                //REPOS name=https://…            a repository; also %mavenRepo, %dependency /add-repo
                %%loadFromPOM                     dependencies as in a pom.xml; also %%pom, %loadFromPOM FILE
                %jars lib/*.jar                   jars and folders of classes; also %classpath
                %load FILE                        puts the cells of a notebook, .jsh or .java file here
                %%sql [-> name]                   a query
                %%bash                            a script; also %sh LINE
                %image FILE                       shows an image
                %jshell /vars                     lists variables; also /methods, /types, /imports, /list
                display(value), updateDisplay(id, value), render(value, mime), note(markdown)
                dataset(path), input(prompt), secret(name), metric(name, value), progress(done, total)""");
    }
}
