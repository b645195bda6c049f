package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Most memory that a process and its children have had, as Linux tells it. One thread at a time.
final class Memory implements Consumer<ProcessHandle> {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d{1,15}) kB");
    private static final double KIB_A_MIB = 1024;

    private double own;
    private double child;

    /// Unit: MiB; 0 where the system does not tell.
    double ownMiB() {
        return own;
    }

    /// Unit: MiB; 0 where the system does not tell.
    double childMiB() {
        return child;
    }

    @Override
    public void accept(ProcessHandle process) {
        own = Math.max(own, peak(process));
        process.children().forEach(each -> child = Math.max(child, peak(each)));
    }

    private static double peak(ProcessHandle process) {
        try {
            var found = PEAK.matcher(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
            return found.find() ? Long.parseLong(found.group(1)) / KIB_A_MIB : 0;
        } catch (IOException e) {
            return 0; // it has ended, or the system has no /proc
        }
    }
}
