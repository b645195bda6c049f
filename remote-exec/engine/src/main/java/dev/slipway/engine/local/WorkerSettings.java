package dev.slipway.engine.local;

import com.sun.management.OperatingSystemMXBean;
import dev.slipway.engine.flow.Plan;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.worker.launch.WorkerCommand;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/// How the workers of a run are started. Immutable.
final class WorkerSettings {
    private static final long MIB = 1 << 20;
    private static final long LEAST_HEAP_MIB = 256;
    private static final long MOST_HEAP_MIB = 4096;

    /// One thread of arithmetic a worker: there is a worker for each core.
    static final Map<String, String> ENVIRONMENT = Map.of("OMP_NUM_THREADS", "1", "OPT_OUT_TRACKING", "true");

    private WorkerSettings() {}

    /// Returns the command of a worker.
    ///
    /// @param jars files of the plan's jars
    static List<String> command(Installation installation, Plan plan, int workers, List<Path> jars) {
        var options = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx" + heapMiB(plan, workers) + "m",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-Duser.timezone=" + TimeZone.getDefault().getID(),
                "-Dfile.encoding=" + Charset.defaultCharset().name(),
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        var locale = Locale.getDefault();
        options.add("-Duser.language=" + locale.getLanguage());
        options.add("-Duser.country=" + locale.getCountry());
        options.add("-Duser.script=" + locale.getScript());
        options.add("-Duser.variant=" + locale.getVariant());
        var libraries = new ArrayList<>(installation.libraries());
        libraries.addAll(jars);
        return WorkerCommand.of(installation.javaHome(), options, installation.worker(), libraries);
    }

    /// What the steps ask for, the most that one does; of a step that does not ask, an equal share of three quarters of
    /// the memory, at most 4 GiB: any worker may get any task.
    private static long heapMiB(Plan plan, int workers) {
        return heapMiB(
                plan,
                workers,
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / MIB);
    }

    /// @param memory of the machine, unit: MiB
    static long heapMiB(Plan plan, int workers, long memory) {
        var share = Math.clamp(memory * 3 / 4 / workers, LEAST_HEAP_MIB, MOST_HEAP_MIB);
        var most = plan.steps().stream()
                .map(step -> step.settings().memoryBytes())
                .mapToLong(bytes -> bytes == null ? share : Math.max(LEAST_HEAP_MIB, bytes / MIB))
                .max()
                .orElse(share);
        return Math.min(most, Math.max(memory, LEAST_HEAP_MIB));
    }
}
