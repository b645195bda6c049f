package dev.slipway.engine.local;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.store.RunRecords;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.installation.Installation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Starts runs in processes of their own, which survive this one. Thread-safe.
public final class DetachedRuns {
    private static final long POLL_MILLIS = 20;
    private static final int LAST_WORDS = 2000;

    private DetachedRuns() {}

    /// Starts a run process and returns its run once it is in the store; from then on it needs nobody.
    ///
    /// @throws IOException if the process ends before, with what it said
    public static RunId start(Installation installation, Order order) throws IOException {
        try (var store = Store.in(order.store())) {
            var id = RunId.create(Clock.systemUTC(), RandomGenerator.getDefault());
            var file = new Orders(store, new PlanJson()).place(id, order.request());
            var log = Files.createDirectories(order.store().resolve("logs")).resolve(id.value() + ".log");
            var nothing = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
            var process = new ProcessBuilder(command(installation, order.store(), file))
                    .redirectInput(nothing)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            awaitRun(store, id, process, log);
            return id;
        }
    }

    private static void awaitRun(Store store, RunId id, Process process, Path log) throws IOException {
        try {
            while (store.<Optional<Long>>read(view -> RunRecords.key(view, id)).isEmpty()) {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)
                        && store.<Optional<Long>>read(view -> RunRecords.key(view, id))
                                .isEmpty()) {
                    throw new IOException(lastWords(process.exitValue(), log));
                }
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the run had begun", e);
        }
    }

    private static String lastWords(int exit, Path log) throws IOException {
        var text = Files.readString(log, StandardCharsets.UTF_8).strip();
        var words = text.substring(Math.max(0, text.length() - LAST_WORDS));
        return words.isEmpty() ? "The run process ended before the run began (exit status " + exit + ")." : words;
    }

    private static List<String> command(Installation installation, Path store, Path order) {
        var command = new ArrayList<String>();
        ownSession().ifPresent(command::add);
        command.add(installation.javaHome().resolve("bin").resolve("java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms48m",
                "-Djava.awt.headless=true",
                "-Duser.timezone=" + TimeZone.getDefault().getID(),
                "-Dfile.encoding=" + Charset.defaultCharset().name(),
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Duser.language=" + Locale.getDefault().getLanguage(),
                "-Duser.country=" + Locale.getDefault().getCountry(),
                "-Duser.script=" + Locale.getDefault().getScript(),
                "-Duser.variant=" + Locale.getDefault().getVariant()));
        command.addAll(LateCompiler.OPTIONS);
        var root = System.getProperty(Installation.PROPERTY);
        if (root != null) {
            command.add("-D" + Installation.PROPERTY + "=" + root);
        }
        if (Boolean.getBoolean(Resolver.OFFLINE)) {
            command.add("-D" + Resolver.OFFLINE + "=true");
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                DetachedRunMain.class.getName(),
                store.toString(),
                order.toString()));
        return command;
    }

    /// Returns the program that puts a process into a session of its own, so that closing the terminal spares it.
    private static Optional<String> ownSession() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }
}
