package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.worker.launch.WorkerCommand;
import dev.slipway.worker.protocol.Report;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A worker whose heap is 256 MiB: what tasks may leave behind, and how large a value may be.
@Timeout(120)
class WorkerLimitsIT {
    @TempDir
    private Path folder;

    private Process process;
    private Conversation worker;

    @BeforeEach
    void start() throws IOException {
        var classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        var command = WorkerCommand.of(
                Path.of(System.getProperty("java.home")),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"),
                classPath,
                InProcessWorker.codecs());
        process = new ProcessBuilder(command)
                .directory(Files.createDirectory(folder.resolve("scratch")).toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        worker = new Conversation(
                new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
                new DataInputStream(new BufferedInputStream(process.getInputStream())),
                folder);
        worker.next();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void memoryThatTasksLeaveBehindWearsItOut() throws IOException {
        load(new TestStep("train")
                .code(
                        1,
                        "var big = new byte[30 << 20]; Runtime.getRuntime().addShutdownHook("
                                + "new Thread(() -> System.out.print(big.length)));"));

        assertThat(worn(8)).isEqualTo("earlier tasks still hold most of its memory");
    }

    @Test
    void threadsThatTasksLeaveBehindWearItOut() throws IOException {
        load(new TestStep("train")
                .code(
                        1,
                        "for (int i = 0; i < 5; i++) { var t = new Thread(() -> { while (true) {"
                                + " java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L); } });"
                                + " t.setDaemon(true); t.start(); }"));

        assertThat(worn(10)).startsWith("its tasks left").endsWith("threads running");
    }

    @Test
    void classLoadersThatTasksLeaveBehindWearItOut() throws IOException {
        load(new TestStep("train")
                .code(1, "Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print(1)));"));

        assertThat(worn(1100)).startsWith("the classes of").endsWith("are still held");
    }

    @Test
    void plainTasksDoNotWearItOut() throws IOException {
        load(new TestStep("train").variable(1, "int", "a", "7 * 6"));

        assertThat(worn(2500)).isEmpty();
    }

    @Test
    void aValueThatFillsMoreThanHalfOfItIsStoredAndRead() throws IOException {
        load(new TestStep("train").variable(1, "double[]", "big", "new double[17_500_000]"));
        assertThat(worker.task(Map.of(), "big")).isInstanceOf(Report.Succeeded.class);
        var big = worker.stored("big");
        assertThat(worker.artifact("big").blob().size()).isGreaterThan(140_000_000);

        load(new TestStep("train").variable(1, "double[]", "big", "null").variable(2, "int", "length", "big.length"));
        assertThat(worker.task(Map.of("big", big), "length")).isInstanceOf(Report.Succeeded.class);

        assertThat(worker.artifact("length").preview()).isEqualTo("17500000");
    }

    /// Runs at most `tasks` tasks and returns why the worker is worn; empty if it is not.
    private String worn(int tasks) throws IOException {
        for (int i = 0; i < tasks; i++) {
            var report = worker.task(Map.of());
            if (report instanceof Report.Worn worn) {
                return worn.why();
            }
            assertThat(report).isInstanceOf(Report.Succeeded.class);
        }
        return "";
    }

    private void load(TestStep step) throws IOException {
        assertThat(worker.load(step.build())).isInstanceOf(Report.Loaded.class);
    }
}
