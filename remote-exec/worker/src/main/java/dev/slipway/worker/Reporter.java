package dev.slipway.worker;

import dev.slipway.worker.protocol.Frames;
import dev.slipway.worker.protocol.Report;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sends reports, and masks the values of secrets in their texts. Thread-safe.
final class Reporter {
    private static final String MASK = "•••";
    private static final int SHORTEST_SECRET = 4;

    private final DataOutputStream out;
    private final InstantSource clock = InstantSource.system();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    Reporter(DataOutputStream out) {
        this.out = out;
    }

    /// @throws UncheckedIOException if the run process is gone
    void send(Report report) {
        try {
            synchronized (out) {
                Frames.write(out, report);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the run process is gone", e);
        }
    }

    void printed(Report.Stream stream, String text) {
        send(new Report.Printed(stream, masked(text), now()));
    }

    Instant now() {
        return clock.instant();
    }

    /// Masks `secret` from now on.
    void hide(String secret) {
        if (secret.length() >= SHORTEST_SECRET) {
            secrets.add(secret);
        }
    }

    String masked(String text) {
        var masked = text;
        for (var secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
