package dev.slipway.engine.local;

import com.sun.management.OperatingSystemMXBean;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a machine has for tasks. Immutable.
///
/// @param cores how many processors
/// @param memoryBytes unit: bytes
/// @param gpus how many devices
record Capacity(int cores, long memoryBytes, int gpus) {
    /// Environment variable that says how many devices there are, where they cannot be counted.
    static final String GPUS = "SLIPWAY_GPUS";

    private static final Pattern DEVICE = Pattern.compile("nvidia\\d+");
    private static final double GIB = 1 << 30;
    private static final long MIB = 1 << 20;
    private static final long LEAST_HEAP_MIB = 256;
    private static final long MOST_HEAP_MIB = 4096;

    /// Returns what this machine has; in a container, what that may use.
    static Capacity ofThisMachine() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Capacity(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize(), devices());
    }

    /// Returns the devices as the environment of a process names them.
    List<String> devices(Map<String, String> environment) {
        return Devices.named(environment, gpus);
    }

    /// Counts the devices of NVIDIA's driver, unless the environment says how many there are.
    private static int devices() {
        var said = System.getenv(GPUS);
        if (said != null && said.matches("\\d{1,4}")) {
            return Integer.parseInt(said);
        }
        var visible = System.getenv(Devices.VISIBLE);
        if (visible != null) {
            return (int) Stream.of(visible.split(","))
                    .map(String::strip)
                    .takeWhile(name -> !name.isEmpty() && !name.equals("-1"))
                    .count();
        }
        try (var all = Files.list(Path.of("/dev"))) {
            return (int) all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> DEVICE.matcher(name).matches())
                    .count();
        } catch (IOException e) {
            return 0; // no such folder here
        }
    }

    /// Returns an error for each step whose tasks can never fit.
    List<Problem> problems(Plan plan) {
        var problems = new ArrayList<Problem>();
        for (var step : plan.steps()) {
            var cpu = step.settings().cpu();
            if (cpu != null && cpu > cores) {
                problems.add(
                        tooLarge(step.name(), "cpu=" + words(cpu), cores + (cores == 1 ? " core" : " cores"), "cpu"));
            }
            var memory = step.settings().memoryBytes();
            if (memory != null && memory > memoryBytes) {
                problems.add(tooLarge(step.name(), "memory=" + gib(memory), gib(memoryBytes) + " of memory", "memory"));
            }
            addDevices(problems, step);
        }
        return problems;
    }

    private void addDevices(List<Problem> problems, Plan.Step step) {
        var asked = step.settings().gpu();
        if (asked != null && asked > gpus) {
            problems.add(Problem.error(
                    "resources-too-large",
                    "The step " + step.name() + " asks for gpu=" + asked + ", and this machine has "
                            + (gpus == 0 ? "no GPU that could be found." : gpus + (gpus == 1 ? " GPU." : " GPUs.")),
                    "Lower `gpu` in its //| resources line, or set " + GPUS + " if the machine has more.",
                    null));
        }
    }

    /// Tells whether there are devices for a task that asks for `asked`, beside `used` ones.
    boolean hasDevices(int asked, int used) {
        return asked == 0 || used == 0 || used + asked <= gpus;
    }

    /// Returns how many of `workers` places a task takes, 1 or more: what it asks for of processors or memory,
    /// whichever is the larger part.
    int places(Settings settings, int workers) {
        var cpu = settings.cpu() == null ? 1 : settings.cpu();
        var share = (double) memoryBytes / workers;
        var memory = settings.memoryBytes() == null ? 0 : settings.memoryBytes() / share;
        return Math.clamp((long) Math.ceil(Math.max(cpu, memory)), 1, workers);
    }

    /// Returns the heap of a worker for such tasks, unit: MiB: what they ask for, else an equal share of three quarters
    /// of the memory, at most 4 GiB.
    long heapMiB(Settings settings, int workers) {
        long all = memoryBytes / MIB;
        var asked = settings.memoryBytes();
        return asked == null
                ? Math.clamp(all * 3 / 4 / workers, LEAST_HEAP_MIB, MOST_HEAP_MIB)
                : Math.clamp(asked / MIB, LEAST_HEAP_MIB, Math.max(all, LEAST_HEAP_MIB));
    }

    private static Problem tooLarge(String step, String asked, String there, String key) {
        return Problem.error(
                "resources-too-large",
                "The step " + step + " asks for " + asked + ", and this machine has " + there + ".",
                "Lower `" + key + "` in its //| resources line, or run it on a larger machine.",
                null);
    }

    private static String gib(long bytes) {
        return words(Math.round(bytes / GIB * 10) / 10.0) + " GB";
    }

    private static String words(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }
}
