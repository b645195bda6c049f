package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.call.ExitCode;
import dev.slipway.kernel.installation.FileState;
import dev.slipway.kernel.installation.StartCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The start script, with a JDK and a Maven that only say how they were called.
class StartScriptIT {
    private static final long SECONDS = 60;

    @TempDir
    Path folder;

    private Path checkout;
    private Path tools;
    private Path jdk;

    @BeforeEach
    void makeACheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a check out"));
        tools = Files.createDirectories(folder.resolve("bin"));
        var script = Files.readString(Checkout.root().resolve("slipway")).replace("/usr/lib/jvm/", "/nowhere/");
        program(checkout.resolve("slipway"), script);
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        for (var part : List.of("plugins", "bench", "kernel", "remote-exec", "app/cli/src/main", "packaging/dist")) {
            Files.createDirectories(checkout.resolve(part));
        }
        Files.writeString(checkout.resolve("app/cli/src/main/A.java"), "class A {}");
        jdk = jdk("jdk 25", "25.0.1");
        program(tools.resolve("mvn"), """
                #!/bin/sh
                echo built >>"%s/builds"
                sleep 0.3
                lib="%s/packaging/dist/target/slipway"
                mkdir -p "$lib"
                printf 'one.jar\\ntwo.jar\\n' >"$lib/cli.classpath"
                cp "$lib/cli.classpath" "$lib/kernel.classpath"
                exit "${FAKE_BUILD:-0}"
                """.formatted(folder, checkout));
    }

    private Path jdk(String name, String version) throws IOException {
        var home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(
                home.resolve("bin/java"),
                "#!/bin/sh\necho \"" + name + " pid=$$ in=$PWD\"\nfor each in \"$@\"; do echo \"$each\"; done\n");
        program(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ran(int exit, String out, String err, long pid) {}

    private Process start(Path in, Map<String, String> variables, Path out, Path err, String... command)
            throws IOException {
        var builder = new ProcessBuilder(command).directory(in.toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("LANG"));
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().putAll(variables);
        return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    private Ran run(Path in, Map<String, String> variables, String... command) throws Exception {
        var out = Files.createTempFile(folder, "out", ".txt");
        var err = Files.createTempFile(folder, "err", ".txt");
        var process = start(in, variables, out, err, command);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err), process.pid());
    }

    private Map<String, String> withJdk() {
        return Map.of("SLIPWAY_JAVA_HOME", jdk.toString());
    }

    private String script() {
        return checkout.resolve("slipway").toString();
    }

    private long builds() throws IOException {
        var log = folder.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    @Test
    void saysInOneLineThatThereIsNoJdk25() throws Exception {
        var ran = run(folder, Map.of("JAVA_HOME", jdk("jdk 24", "24.0.2").toString()), script(), "runs");

        assertThat(ran.exit()).isEqualTo(ExitCode.WORLD);
        assertThat(ran.err())
                .isEqualTo("slipway: no JDK 25 found. Install one (for example Eclipse Temurin 25) and set"
                        + " JAVA_HOME or SLIPWAY_JAVA_HOME to its folder.\n");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void findsTheJdkInItsOrderAndChecksEachVersion() throws Exception {
        var other = jdk("other", "25");
        var old = jdk("old", "24").toString();
        var onPath = Map.of("PATH", other.resolve("bin") + ":" + tools + ":/usr/bin:/bin");

        assertThat(run(
                                folder,
                                Map.of("SLIPWAY_JAVA_HOME", jdk.toString(), "JAVA_HOME", other.toString()),
                                script(),
                                "runs")
                        .out())
                .startsWith("jdk 25 ");
        assertThat(run(folder, Map.of("SLIPWAY_JAVA_HOME", old, "JAVA_HOME", other.toString()), script(), "runs")
                        .out())
                .startsWith("other ");
        assertThat(run(folder, onPath, script(), "runs").out()).startsWith("other ");
    }

    @Test
    void findsTheJdkOfAnSdkManager() throws Exception {
        var home = folder.resolve("home/.sdkman/candidates/java");
        Files.createDirectories(home);
        Files.createSymbolicLink(home.resolve("25-tem"), jdk);

        assertThat(run(folder, Map.of(), script(), "runs").out()).startsWith("jdk 25 ");
    }

    @Test
    void worksThroughASymlinkFromAnyFolderAndStaysThere() throws Exception {
        var elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("../a check out/slipway"));
        Files.createSymbolicLink(tools.resolve("sw"), elsewhere.resolve("first"));

        var ran = run(elsewhere, withJdk(), tools.resolve("sw").toString(), "show", "a b", "");

        assertThat(ran.err()).startsWith("slipway: building");
        assertThat(ran.out().lines())
                .contains("jdk 25 pid=" + ran.pid() + " in=" + elsewhere.toRealPath())
                .contains("-Dslipway.command=" + checkout.toRealPath() + "/slipway")
                .contains(checkout.toRealPath() + "/packaging/dist/target/slipway/lib/one.jar:" + checkout.toRealPath()
                        + "/packaging/dist/target/slipway/lib/two.jar")
                .endsWith("dev.slipway.cli.SlipwayMain", "show", "a b", "");
    }

    @Test
    void twoFirstCallsShareOneBuildAndLaterOnesNeedNone() throws Exception {
        var both = new ArrayList<Process>();
        for (int i = 0; i < 2; i++) {
            both.add(start(folder, withJdk(), folder.resolve("out" + i), folder.resolve("err" + i), script(), "runs"));
        }
        for (var each : both) {
            assertThat(each.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(each.exitValue()).isZero();
        }

        assertThat(builds()).isEqualTo(1);
        assertThat(run(folder, withJdk(), script(), "runs").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
        var source = checkout.resolve("app/cli/src/main/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        assertThat(run(folder, withJdk(), script(), "runs").err()).startsWith("slipway: building");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aBuildAfterAChangeRunsTheCommandWithItsArgumentsOnce() throws Exception {
        run(folder, withJdk(), script(), "runs");
        var source = checkout.resolve("app/cli/src/main/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(3600))); // newer than any build

        var ran = run(folder, withJdk(), script(), "show", "a b", "");

        assertThat(builds()).isEqualTo(2);
        assertThat(ran.out().lines().filter(line -> line.startsWith("jdk 25 "))).hasSize(1);
        assertThat(ran.out().lines()).endsWith("dev.slipway.cli.SlipwayMain", "show", "a b", "");
    }

    @Test
    void onlyWhatMustCompileStartsFromTheCacheWithTheCompiler() throws Exception {
        run(folder, withJdk(), script(), "runs");
        var lib = Files.createDirectories(checkout.toRealPath().resolve("packaging/dist/target/slipway/lib"));
        var jars =
                List.of(Files.writeString(lib.resolve("one.jar"), "1"), Files.writeString(lib.resolve("two.jar"), "2"));
        var home = folder.resolve("home/data");
        for (var cache : List.of(
                StartCache.ofCommands(jars, jdk.toRealPath(), home),
                StartCache.ofShortCommands(jars, jdk.toRealPath(), home))) {
            cache.keep(Files.writeString(folder.resolve("made"), cache.what()), cache.place());
        }
        var notebook =
                Files.writeString(folder.resolve("a b.jsh"), "int x = 1;").toString();

        assertThat(cache(home, "--version")).isEmpty();
        assertThat(cache(home, "runs")).startsWith("short-");
        assertThat(cache(home, "check", notebook)).startsWith("cli-");
        assertThat(cache(home, "plan", notebook)).startsWith("cli-");
        mark(home, notebook);
        assertThat(cache(home, "plan", notebook)).startsWith("short-");
        assertThat(cache(home, "run", notebook, "-p", "x=2")).startsWith("short-");
        Files.writeString(Path.of(notebook), "int x = 2;");
        assertThat(cache(home, "plan", notebook)).startsWith("cli-");
        Files.writeString(jars.getFirst(), "3");
        assertThat(cache(home, "runs")).isEmpty();
    }

    private static void mark(Path home, String notebook) throws IOException {
        var flows = Files.createDirectories(home.resolve("cache/flows"));
        var state = FileState.of(Path.of(notebook)).replace(' ', '-');
        Files.createFile(flows.resolve(state + ".known"));
    }

    /// Returns the name of the cache that the JVM of a command is told to start from; empty if none.
    private String cache(Path home, String... command) throws Exception {
        var variables = Map.of("SLIPWAY_JAVA_HOME", jdk.toString(), "SLIPWAY_HOME", home.toString());
        var line = new ArrayList<>(List.of(script()));
        line.addAll(List.of(command));
        var option = "-XX:AOTCache=" + home.resolve("cache") + "/";
        return run(folder, variables, line.toArray(String[]::new))
                .out()
                .lines()
                .filter(each -> each.startsWith(option))
                .findFirst()
                .map(each -> each.substring(option.length()))
                .orElse("");
    }

    @Test
    void aFailedBuildRunsNothing() throws Exception {
        var ran = run(folder, Map.of("SLIPWAY_JAVA_HOME", jdk.toString(), "FAKE_BUILD", "1"), script(), "runs");

        assertThat(ran.exit()).isEqualTo(ExitCode.WORLD);
        assertThat(ran.err()).contains("the build failed");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aBuildThatDiedDoesNotBlockTheNext() throws Exception {
        var lock = Files.createDirectories(checkout.resolve("packaging/dist/.build-lock"));
        Files.writeString(lock.resolve("pid"), "999999999\n");

        assertThat(run(folder, withJdk(), script(), "runs").exit()).isZero();
    }

    @Test
    void countsTheTestsOfAllModulesAndFailsWithThem() throws Exception {
        report("kernel", "tests=\"5\" errors=\"0\" skipped=\"1\" failures=\"0\"");
        report("app/cli", "tests=\"7\" errors=\"0\" skipped=\"0\" failures=\"0\"");

        var good = run(folder, withJdk(), script(), "test");
        report("app/cli", "tests=\"7\" errors=\"1\" skipped=\"0\" failures=\"2\"");
        var bad = run(folder, withJdk(), script(), "test", "--long");

        assertThat(good.out()).endsWith("11 passed, 0 failed, 1 skipped\n");
        assertThat(good.exit()).isZero();
        assertThat(bad.out()).endsWith("8 passed, 3 failed, 1 skipped\n");
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(run(folder, withJdk(), script(), "test", "--lnog").exit()).isEqualTo(ExitCode.USAGE);
    }

    private void report(String module, String counts) throws IOException {
        var reports = Files.createDirectories(checkout.resolve(module + "/target/surefire-reports"));
        var file = reports.resolve("TEST-a.xml");
        Files.writeString(
                file,
                "<?xml version=\"1.0\"?>\n<testsuite name=\"a\" time=\"1\" " + counts + ">\n</testsuite>\n",
                StandardCharsets.UTF_8);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    }
}
