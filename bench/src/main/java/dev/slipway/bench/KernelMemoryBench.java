package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/// Resident memory of a kernel, after its first result or idle after twenty cells whose views were all asked for,
/// beside a process with the bare JShell API and its second process.
final class KernelMemoryBench implements Bench {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d{1,15}) kB");
    private static final double KIB_A_MIB = 1024;
    private static final int CELLS = 20;

    /// When it is measured.
    enum When {
        FIRST,
        VIEWS
    }

    private final When when;

    KernelMemoryBench(When when) {
        this.when = when;
    }

    @Override
    public String name() {
        return when == When.FIRST ? "kernel-memory" : "kernel-memory-views";
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        try (var session = new KernelSession(product)) {
            session.execute("1 + 1");
            if (when == When.VIEWS) {
                views(session);
            }
            return new Figure(
                    "MiB", resident(session.process()), "a process with the bare JShell API", bare(product), 1);
        }
    }

    private static void views(KernelSession session) throws IOException, InterruptedException {
        for (int i = 0; i < CELLS; i++) {
            session.execute(
                    "cell" + i,
                    "var t" + i + " = tech.tablesaw.api.Table.create(tech.tablesaw.api.IntColumn.create(\"n\","
                            + " IntStream.range(0, 10_000).toArray()));\nt" + i);
        }
        try {
            session.kernel().variables().get();
            session.kernel().complete("t1.", 3).get();
        } catch (ExecutionException e) {
            throw new IOException("the kernel did not answer", e);
        }
        session.execute("System.gc();");
    }

    private static double resident(ProcessHandle process) throws IOException {
        var found = RESIDENT.matcher(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
        if (!found.find()) {
            throw new IOException("the system does not tell how much memory a process has");
        }
        return Long.parseLong(found.group(1)) / KIB_A_MIB;
    }

    private static double bare(Product product) throws IOException, InterruptedException {
        var watched = product.watchCommand(Product.java(BareShell.class, "first"));
        return watched.ownMiB() + watched.childMiB();
    }
}
