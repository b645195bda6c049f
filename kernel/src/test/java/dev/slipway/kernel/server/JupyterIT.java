package dev.slipway.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.KernelSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// `jupyter_kernel_test` and nbclient over the installed kernelspec. Skipped, with the reason, where there is no
/// Python 3 or the packages cannot be had.
class JupyterIT {
    private static final Path ENVIRONMENT = Path.of("target", "jupyter").toAbsolutePath();
    private static final Path PYTHON = ENVIRONMENT.resolve("bin").resolve("python");

    /// How a command ended.
    private record Ended(int code, String said) {}

    @Test
    void jupytersOwnTestsPass() throws Exception {
        prepare();
        KernelSpec.of(Installation.locate()).install(new KernelSpec.Place.Prefix(ENVIRONMENT));

        var ended = run(
                List.of(PYTHON.toString(), "-m", "unittest", "-v", "test_slipway"), Path.of("src", "test", "python"));

        System.out.println(ended.said());
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    private static void prepare() throws IOException, InterruptedException {
        var marker = ENVIRONMENT.resolve("complete");
        if (Files.exists(marker)) {
            return;
        }
        need(List.of("python3", "-m", "venv", ENVIRONMENT.toString()));
        need(List.of(
                PYTHON.toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "jupyter_client",
                "nbclient",
                "jupyter_kernel_test"));
        Files.createFile(marker);
    }

    private static void need(List<String> command) throws InterruptedException {
        Ended ended;
        try {
            ended = run(command, Path.of("").toAbsolutePath());
        } catch (IOException e) {
            ended = new Ended(1, String.valueOf(e.getMessage()));
        }
        if (ended.code() != 0) {
            System.out.println("Skipped Jupyter's own tests: " + String.join(" ", command) + ": " + ended.said());
        }
        assumeTrue(ended.code() == 0, ended.said());
    }

    private static Ended run(List<String> command, Path folder) throws IOException, InterruptedException {
        var log = Files.createTempFile("slipway-jupyter", ".log");
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().put("JUPYTER_PLATFORM_DIRS", "1");
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            var process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return new Ended(ended ? process.exitValue() : 1, Files.readString(log, StandardCharsets.UTF_8));
        } finally {
            Files.delete(log);
        }
    }
}
