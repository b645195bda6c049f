package dev.slipway.features;

import java.util.List;

/// Leaks that were not to be there. The message tells them.
public final class LeakException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Leak> leaks;

    LeakException(String message, List<Leak> leaks) {
        super(message);
        this.leaks = List.copyOf(leaks);
    }

    /// Returns the leaks.
    public List<Leak> leaks() {
        return leaks;
    }
}
