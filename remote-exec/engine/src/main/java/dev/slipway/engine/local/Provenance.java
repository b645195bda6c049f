package dev.slipway.engine.local;

import dev.slipway.api.run.ApiLevel;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.reuse.Keys;
import dev.slipway.engine.store.NewRun.Git;
import dev.slipway.engine.store.NewRun.Maker;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who runs what, where and with what: for the record, and as far as results depend on it, for their keys. Immutable.
final class Provenance {
    private static final long GIT_SECONDS = 5;
    private static final int LONGEST_DIFF = 4 << 20;
    private static final String SECRET_PREFIX = "SLIPWAY_SECRET_";
    private static final int SHORTEST_SECRET = 4;
    private static final String MASK = "•••";

    private Provenance() {}

    /// Returns who runs the notebook.
    ///
    /// @param store keeps what had changed since the commit
    static Maker maker(Path notebook, List<String> command, Store store) throws IOException {
        var self = ProcessHandle.current();
        return new Maker(
                "local",
                who(),
                host(),
                String.join(" ", command),
                git(notebook, store),
                self.pid(),
                self.info().startInstant().orElse(null));
    }

    private static @Nullable Git git(Path notebook, Store store) throws IOException {
        var folder = notebook.toAbsolutePath().getParent();
        var commit = commit(notebook);
        if (commit == null || folder == null) {
            return null;
        }
        var dirty = isDirty(folder, notebook);
        var diff = Boolean.TRUE.equals(dirty) ? diff(folder) : "";
        return new Git(commit, dirty, diff.isEmpty() ? null : store.keep(diff.getBytes(StandardCharsets.UTF_8)));
    }

    /// Returns what has changed in the work tree since the commit, without the values of secrets.
    private static String diff(Path folder) {
        var text = git(folder, "diff", "HEAD", "--no-color", "--no-ext-diff").orElse("");
        for (var variable : System.getenv().entrySet()) {
            if (variable.getKey().startsWith(SECRET_PREFIX)
                    && variable.getValue().length() >= SHORTEST_SECRET) {
                text = text.replace(variable.getValue(), MASK);
            }
        }
        return text.length() <= LONGEST_DIFF ? text : text.substring(0, LONGEST_DIFF) + "\n(the rest is not kept)";
    }

    /// Returns the name of the person at this machine.
    static String who() {
        return System.getProperty("user.name", "");
    }

    /// Returns the Git commit of the folder `notebook` is in; null outside a repository.
    static @Nullable String commit(Path notebook) {
        var folder = notebook.toAbsolutePath().getParent();
        return folder == null ? null : git(folder, "rev-parse", "HEAD").orElse(null);
    }

    /// Returns the name of this machine.
    static String host() {
        try {
            var file = Path.of("/proc/sys/kernel/hostname");
            return Files.exists(file)
                    ? Files.readString(file).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        } catch (IOException e) {
            return System.getenv().getOrDefault("HOSTNAME", "localhost");
        }
    }

    /// Returns what a run's record says of its environment.
    static Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("java", Runtime.version().toString());
        environment.put(
                "os",
                String.join(
                        " ",
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch")));
        var version = Provenance.class.getPackage().getImplementationVersion();
        environment.put("slipway", version == null ? "development" : version);
        environment.put("time zone", ZoneId.systemDefault().getId());
        environment.put("locale", Locale.getDefault().toLanguageTag());
        environment.put("charset", Charset.defaultCharset().name());
        environment.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        return environment;
    }

    /// Returns what every result depends on beside code and inputs, by name.
    static Map<String, String> surroundings(Plan plan, Installation installation) {
        var all = new LinkedHashMap<String, String>();
        plan.jars()
                .forEach(jar -> all.put(
                        Keys.DEPENDENCY + jar.coordinates(), jar.sha256().hex()));
        all.put("data libraries", libraries(installation));
        all.put("API level", String.valueOf(ApiLevel.CURRENT));
        all.put("JDK", String.valueOf(Runtime.version().feature()));
        all.put("time zone", ZoneId.systemDefault().getId());
        all.put("locale", Locale.getDefault().toLanguageTag());
        all.put("charset", Charset.defaultCharset().name());
        return all;
    }

    /// File names carry the versions; class folders (a build under way) carry none.
    private static String libraries(Installation installation) {
        return installation.libraries().stream()
                .map(path -> String.valueOf(path.getFileName()))
                .filter(name -> name.endsWith(".jar"))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static @Nullable Boolean isDirty(Path folder, Path notebook) {
        var changes = git(folder, "status", "--porcelain", "--untracked-files=no");
        var tracked = git(
                folder, "ls-files", "--error-unmatch", notebook.toAbsolutePath().toString());
        return changes.map(text -> !text.isEmpty() || tracked.isEmpty()).orElse(null);
    }

    private static Optional<String> git(Path folder, String... arguments) {
        try {
            var command = new java.util.ArrayList<>(List.of("git", "-C", folder.toString()));
            command.addAll(List.of(arguments));
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .start();
            var late = process.onExit().orTimeout(GIT_SECONDS, TimeUnit.SECONDS).exceptionally(_ -> {
                process.destroyForcibly(); // ends the reading below
                return process;
            });
            try {
                var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return late.join().waitFor() == 0 ? Optional.of(text.strip()) : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty(); // no git here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static java.io.File nothing() {
        return new java.io.File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
