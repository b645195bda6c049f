package dev.slipway.kernel.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How the JVM of a kernel is started. The start script has the same options for other front ends. Immutable.
public final class KernelOptions {
    private static final long MIB = 1024 * 1024;
    private static final long LARGEST_HEAP_MIB = 4096;
    private static final long LEAST_FOR_SPARE_MIB = 4096;
    /// Where a crash is reported: not in the notebook's folder.
    private static final Path REPORT = Path.of(System.getProperty("java.io.tmpdir"), "slipway-kernel-crash-%p.log");

    /// What `Debugger` asks for.
    private static final String DEBUGGER = "-Dslipway.debugger=true";
    private static final String QUIET = "-Xlog:aot*=off,cds*=off";
    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final Path CONTAINER = Path.of("/sys/fs/cgroup/memory.max");
    private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+) kB");

    private KernelOptions() {}

    /// Returns the options before the class path.
    public static List<String> java() {
        var options = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
                "-Djdk.attach.allowAttachSelf=true",
                "-XX:+EnableDynamicAgentLoading",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-XX:+UseSerialGC",
                "-XX:NewSize=32m", // the default, a share of the machine's memory, is filled once before it is cleaned
                "-Xms64m", // what is given back to the machine after a collection is never less than this
                "-XX:MinHeapFreeRatio=20",
                "-XX:MaxHeapFreeRatio=35",
                "-XX:-ShrinkHeapInSteps",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + REPORT));
        if (isMemoryPlenty()) {
            options.add("-Xmx" + LARGEST_HEAP_MIB + "m");
        }
        return options;
    }

    /// Returns the options, after the others, of a kernel whose cells can be debugged. It starts slower, by
    /// about a second of one core: with them the JVM takes little from a cache. Its code runs as fast as
    /// ever.
    public static List<String> debugging() {
        return List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:0", DEBUGGER);
    }

    /// Tells whether `options` are those of a kernel whose cells can be debugged.
    public static boolean areForDebugging(List<String> options) {
        return options.contains(DEBUGGER);
    }

    /// Returns the options to start from a cache; one that the JVM refuses is passed over in silence.
    public static List<String> cached(Path cache) {
        return List.of("-XX:AOTCache=" + cache, QUIET);
    }

    /// Returns the options to write a cache to `made` at the process's end.
    public static List<String> caching(Path made) {
        return List.of("-XX:AOTCacheOutput=" + made, QUIET);
    }

    /// Returns the same for a kernel.
    ///
    /// How often what was called is not written down: a JVM that knows that from its start compiles at once
    /// all that was ever hot, and of two cores one has nothing but the compiler then. Without it a kernel takes
    /// a fifth less time, and a quarter less of the processor, to its first result. The window, whose screens are
    /// opened later, is quicker with it.
    public static List<String> cachingKernel(Path made) {
        var options = new ArrayList<>(caching(made));
        options.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"));
        return options;
    }

    /// Tells whether this machine has the memory to keep a kernel ready that nobody has asked for.
    public static boolean mayKeepSpare() {
        long mib = memoryMib();
        return mib == 0 || mib >= LEAST_FOR_SPARE_MIB;
    }

    /// Tells whether a quarter of the memory, which is the JVM's default, is more than a kernel gets by default.
    private static boolean isMemoryPlenty() {
        return memoryMib() / 4 > LARGEST_HEAP_MIB;
    }

    /// Returns the memory of this machine or container; 0 if not known, so that the JVM decides.
    private static long memoryMib() {
        try {
            var total = TOTAL.matcher(Files.readString(MACHINE));
            long machine = total.find() ? Long.parseLong(total.group(1)) / 1024 : 0;
            var limit =
                    Files.isReadable(CONTAINER) ? Files.readString(CONTAINER).strip() : "max";
            return limit.equals("max") ? machine : Math.min(machine, Long.parseLong(limit) / MIB);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /// Returns environment variables that are set unless the person has set them.
    public static Map<String, String> environment() {
        return Map.of("OMP_NUM_THREADS", "1", "OPT_OUT_TRACKING", "true");
    }
}
