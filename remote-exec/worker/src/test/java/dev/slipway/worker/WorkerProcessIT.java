package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.ApiLevel;
import dev.slipway.worker.launch.WorkerCommand;
import dev.slipway.worker.protocol.Frames;
import dev.slipway.worker.protocol.Input;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A worker as a process of its own.
@Timeout(60)
class WorkerProcessIT {
    @TempDir
    private Path folder;

    private Process process;
    private Conversation worker;
    private Report hello;

    @BeforeEach
    void start() throws IOException {
        var classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        var command = WorkerCommand.of(
                Path.of(System.getProperty("java.home")),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"),
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
        hello = worker.next();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void saysWhoItIsAndEndsWhenAsked() throws Exception {
        assertThat(hello)
                .isEqualTo(new Report.Hello(
                        Frames.PROTOCOL,
                        ApiLevel.CURRENT,
                        process.pid(),
                        Runtime.version().toString()));

        worker.send(new Request.End());

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void runsTasksInItsScratchFolderAndSeesTheApiOnly() throws IOException {
        load(new TestStep("train")
                .code(1, "java.nio.file.Files.writeString(java.nio.file.Path.of(\"here.txt\"), \"x\");")
                .code(2, "Class.forName(\"dev.slipway.api.Notebook\"); Class.forName(\"dev.slipway.worker.Worker\");"));

        var report = worker.task(Map.of());

        assertThat(report)
                .isInstanceOfSatisfying(
                        Report.Failed.class,
                        failed -> assertThat(failed.message()).isEqualTo("dev.slipway.worker.Worker"));
        assertThat(folder.resolve("kept/here.txt")).hasContent("x");
    }

    @Test
    void whatAChildProcessOrDescriptorOnePrintsDoesNotReachTheFrames() throws IOException {
        load(new TestStep("train")
                .code(
                        1,
                        "new ProcessBuilder(\"echo\", \"from a child\").inheritIO().start().waitFor();"
                                + "try (var raw = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {"
                                + " raw.write(\"raw text\".getBytes()); }")
                .variable(2, "int", "a", "7"));

        worker.task(Map.of(), "a");

        assertThat(worker.artifact("a").preview()).isEqualTo("7");
        assertThat(folder.resolve("errors")).content().contains("from a child", "raw text");
    }

    @Test
    void systemExitEndsTheProcessWithItsCode() throws Exception {
        load(new TestStep("train").code(1, "System.out.print(\"almost\"); System.exit(9);"));

        assertThatThrownBy(() -> worker.task(Map.of())).isInstanceOf(IOException.class);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(9);
        assertThat(worker.printed(Report.Stream.OUT)).isEqualTo("almost");
    }

    @Test
    void memoryThatRunsOutIsAFailureAndEndsTheProcess() throws Exception {
        load(new TestStep("train")
                .code(1, "var all = new ArrayList<long[]>(); while (true) all.add(new long[1 << 20]);"));

        var report = worker.task(Map.of());

        assertThat(report)
                .isInstanceOfSatisfying(
                        Report.Failed.class, failed -> assertThat(failed.type()).isEqualTo("OutOfMemoryError"));
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theEndOfItsInputEndsItWhileATaskRuns() throws Exception {
        load(new TestStep("train").code(1, "System.out.println(1); while (true) { }"));
        worker.send(
                new Request.Task("train", 0, Map.<String, Input>of(), List.of(), Set.of(), List.of(), worker.places()));
        assertThat(worker.next()).isInstanceOf(Report.Printed.class);

        process.getOutputStream().close();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private void load(TestStep step) throws IOException {
        assertThat(worker.load(step.build())).isInstanceOf(Report.Loaded.class);
    }
}
