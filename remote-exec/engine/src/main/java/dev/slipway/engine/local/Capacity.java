package dev.slipway.engine.local;

import com.sun.management.OperatingSystemMXBean;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.kernel.problem.Problem;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a machine has for tasks. Immutable.
///
/// @param cores how many processors
/// @param memoryBytes unit: bytes
record Capacity(int cores, long memoryBytes) {
    private static final double GIB = 1 << 30;

    /// Returns what this machine has; in a container, what that may use.
    static Capacity ofThisMachine() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Capacity(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize());
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
        }
        return problems;
    }

    /// Returns how many of `workers` places a task takes, 1 or more: what it asks for of processors or of memory,
    /// whichever is the larger part.
    int places(Settings settings, int workers) {
        var cpu = settings.cpu() == null ? 1 : settings.cpu();
        var share = (double) memoryBytes / workers;
        var memory = settings.memoryBytes() == null ? 0 : settings.memoryBytes() / share;
        return Math.clamp((long) Math.ceil(Math.max(cpu, memory)), 1, workers);
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
