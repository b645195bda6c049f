package dev.slipway.kernel.deps.maven;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/// Says what is downloaded, and stops it when nobody waits any more. Thread-safe.
final class Downloads extends AbstractTransferListener {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final double MB = 1e6;

    private final Consumer<String> progress;
    private final BooleanSupplier isCancelled;
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    Downloads(Consumer<String> progress, BooleanSupplier isCancelled) {
        this.progress = progress;
        this.isCancelled = isCancelled;
    }

    @Override
    public void transferStarted(TransferEvent event) throws TransferCancelledException {
        check();
        var resource = event.getResource();
        if (isJar(event)) {
            var size = resource.getContentLength() > 0 ? " (" + megabytes(resource.getContentLength()) + ")" : "";
            progress.accept("Downloading " + name(event) + size + " from " + resource.getRepositoryId());
            told.put(resource.getResourceName(), System.nanoTime());
        }
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        check();
        var name = event.getResource().getResourceName();
        var last = told.get(name);
        long now = System.nanoTime();
        if (last != null && now - last > PAUSE_NANOS) {
            told.put(name, now);
            long all = event.getResource().getContentLength();
            progress.accept("Downloading " + name(event) + ": " + megabytes(event.getTransferredBytes())
                    + (all > 0 ? " of " + megabytes(all) : ""));
        }
    }

    private void check() throws TransferCancelledException {
        if (isCancelled.getAsBoolean()) {
            throw new TransferCancelledException("nobody waits for it any more");
        }
    }

    private static boolean isJar(TransferEvent event) {
        var name = event.getResource().getResourceName();
        return !name.endsWith(".pom") && !name.endsWith(".xml") && !name.endsWith(".sha1") && !name.endsWith(".md5");
    }

    private static String name(TransferEvent event) {
        var path = event.getResource().getResourceName();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MB);
    }
}
