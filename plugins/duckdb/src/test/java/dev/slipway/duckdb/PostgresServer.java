package dev.slipway.duckdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL server of a test's own, on loopback and in a temporary folder. It refuses to run as root, so root hands
/// it to the user `postgres`.
final class PostgresServer {
    static final String USER = "slipway";
    static final String PASSWORD = "s3cret-of-tests";

    private static final long SECONDS = 60;

    private final Process process;
    private final Path folder;
    private final int port;

    private PostgresServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    int port() {
        return port;
    }

    /// Returns why there can be no server here; empty if there can.
    static Optional<String> obstacle() {
        if (programs().isEmpty()) {
            return Optional.of("PostgreSQL is not installed here (.ci/run installs it).");
        }
        if (isRoot() && setpriv().isEmpty()) {
            return Optional.of("PostgreSQL does not run as root, and there is no setpriv to become another user.");
        }
        return Optional.empty();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> setpriv() {
        return Stream.of("/usr/bin/setpriv", "/bin/setpriv")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Returns the folder with `initdb` and `postgres`, the newest where there are several.
    private static Optional<Path> programs() {
        var candidates = new ArrayList<Path>();
        for (var part : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            candidates.add(Path.of(part));
        }
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            versions.map(version -> version.resolve("bin"))
                    .sorted(Comparator.reverseOrder())
                    .forEach(candidates::add);
        } catch (IOException e) {
            // not Debian's layout
        }
        return candidates.stream()
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("postgres")))
                .findFirst();
    }

    static PostgresServer start() throws Exception {
        var bin = programs().orElseThrow();
        var folder = Files.createTempDirectory("slipway-postgres");
        var data = initialised(bin, folder);
        int port = freePort();
        var command = own(
                bin.resolve("postgres").toString(),
                "-D",
                data,
                "-p",
                String.valueOf(port),
                "-k",
                "",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "fsync=off",
                "-c",
                "logging_collector=off");
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var server = new PostgresServer(process, folder, port);
        try {
            server.awaitReady();
            return server;
        } catch (Exception e) {
            server.close();
            throw e;
        }
    }

    /// Makes a cluster and returns its folder.
    private static String initialised(Path bin, Path folder) throws IOException, InterruptedException {
        var password = folder.resolve("password");
        Files.writeString(password, PASSWORD);
        if (isRoot()) {
            run(List.of("chown", "-R", "postgres", folder.toString()));
        }
        var data = folder.resolve("data").toString();
        run(own(
                bin.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--pwfile=" + password));
        return data;
    }

    private void awaitReady() throws Exception {
        var ready = new CompletableFuture<String>();
        var reader = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(() -> listen(reader, ready));
        var end = ready.get(SECONDS, TimeUnit.SECONDS);
        if (!end.isEmpty()) {
            throw new IOException("PostgreSQL did not start:\n" + end);
        }
    }

    private static void listen(BufferedReader reader, CompletableFuture<String> ready) {
        var said = new StringBuilder();
        try {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (said.length() < 10_000) {
                    said.append(line).append('\n');
                }
                if (line.contains("ready to accept connections")) {
                    ready.complete("");
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        ready.complete(said + "(it ended)");
    }

    /// Returns the command, as a user that PostgreSQL accepts.
    private static List<String> own(String... command) {
        var all = new ArrayList<String>();
        if (isRoot()) {
            all.addAll(List.of(
                    setpriv().orElseThrow().toString(), "--reuid=postgres", "--regid=postgres", "--init-groups"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed:\n" + said);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
