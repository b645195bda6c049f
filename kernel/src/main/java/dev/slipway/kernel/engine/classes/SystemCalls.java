package dev.slipway.kernel.engine.classes;

import java.io.IOException;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Brings threads that wait in a system call, on a socket for example, back to Java, where they can be stopped.
///
/// The JDK gives a signal of its own to threads it wants out of a system call, and its handler does nothing; so does
/// this. Linux only, and only calls that end with a signal: reading a pipe or opening one goes on. Thread-safe.
/// Source: proc(5), `task` and `SigCgt`; signal(7); `sun.nio.ch.NativeThread` of JDK 25.
final class SystemCalls {
    /// `SIGRTMAX - 2`.
    private static final int SIGNAL = 62;

    private static final Path SELF = Path.of("/proc/self");
    private static final String CAUGHT = "SigCgt:";
    private static final int HEXADECIMAL = 16;

    private SystemCalls() {}

    /// Ends the system calls of this process's threads of a name; does nothing where that cannot be done.
    ///
    /// @param thread name of at most 15 characters, which is what the system keeps
    static void interrupt(String thread) {
        try {
            if (!isCaught()) {
                return; // nobody has used a channel yet: the signal would end the process
            }
            var kill = Linker.nativeLinker().defaultLookup().find("tgkill");
            if (kill.isPresent()) {
                for (long id : threads(thread)) {
                    NativeCalls.call(kill.get(), ProcessHandle.current().pid(), id, SIGNAL);
                }
            }
        } catch (IOException notLinux) {
            // as above
        }
    }

    private static boolean isCaught() throws IOException {
        try (var lines = Files.lines(SELF.resolve("status"))) {
            return lines.filter(line -> line.startsWith(CAUGHT))
                    .map(line -> line.substring(CAUGHT.length()).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, HEXADECIMAL) >>> (SIGNAL - 1) & 1) == 1);
        }
    }

    private static List<Long> threads(String name) throws IOException {
        try (Stream<Path> tasks = Files.list(SELF.resolve("task"))) {
            return tasks.filter(task -> name.equals(name(task)))
                    .map(task -> Long.valueOf(task.getFileName().toString()))
                    .toList();
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException ended) {
            return "";
        }
    }
}
