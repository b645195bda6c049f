package dev.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A store that may be read only, as another process sees it: the superuser's own could write all the same.
@Timeout(60)
class ReadOnlyStoreIT {
    private static final Path WITHOUT_PRIVILEGES = Path.of("/usr/bin/setpriv");
    private static final String PRIVILEGES = "-dac_override,-dac_read_search";

    @Test
    void canBeReadAndSaysWhyNothingIsWritten(@TempDir Path folder) throws Exception {
        var store = folder.resolve(".slipway");
        try (var written = Store.in(store)) {
            written.write(transaction -> transaction.update("INSERT INTO counter VALUES ('x', 7)"));
        }
        allow(store.resolve("store.db"), "r--r--r--");
        allow(store, "r-xr-xr-x");
        try {
            assertThat(others(store)).containsExactly("7", "read-only");
        } finally {
            allow(store, "rwxr-xr-x");
        }
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /// Returns what a process says that has no right to change `store`.
    private static List<String> others(Path store) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (Files.isWritable(store)) {
            Assumptions.assumeTrue(Files.isExecutable(WITHOUT_PRIVILEGES), "the superuser may write anywhere");
            command.addAll(
                    List.of(WITHOUT_PRIVILEGES.toString(), "--inh-caps=" + PRIVILEGES, "--bounding-set=" + PRIVILEGES));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Reader.class.getName(), store.toString()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines().toList();
    }

    /// Reads a store and tries to change it.
    static final class Reader {
        private Reader() {}

        public static void main(String[] folder) throws IOException {
            try (var store = Store.in(Path.of(folder[0]))) {
                System.out.println(
                        store.<Long>read(view -> view.query("SELECT value FROM counter", row -> row.number("value"))
                                .getFirst()));
                store.write(transaction -> transaction.update("DELETE FROM counter"));
            } catch (StoreException e) {
                System.out.println(String.valueOf(e.getMessage()).contains("read-only") ? "read-only" : e.getMessage());
            }
        }
    }
}
