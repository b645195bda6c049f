package dev.slipway.api.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The deployed version that code runs in, as it stood when the run began; in the notebook, and in a run of no deployed
/// version, none. What a step asks of it is among the things its result depends on. Thread-safe.
public final class Deployment {
    private final Source source;

    /// What can be asked.
    public enum Property {
        DEPLOYED,
        PRODUCTION,
        FLOW,
        VERSION,
        BRANCH,
        WHO,
        WHEN;

        /// Returns its name in questions and in the store.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What knows the deployment.
    @FunctionalInterface
    public interface Source {
        /// Returns a property as text: `true` for what holds, an instant in ISO 8601; empty where it does not apply.
        ///
        /// @throws IOException if it cannot be asked now
        String get(Property property) throws IOException;
    }

    public Deployment(Source source) {
        this.source = source;
    }

    /// Tells whether a deployed version runs.
    public boolean isDeployed() {
        return Boolean.parseBoolean(get(Property.DEPLOYED));
    }

    /// Tells whether the version that runs was live when the run began: the one in force on the branch
    /// `prod`. A version that others have replaced there, or that was rolled back, is not in production any
    /// more.
    public boolean isProduction() {
        return Boolean.parseBoolean(get(Property.PRODUCTION));
    }

    /// Returns the name of the deployed flow; empty if none is.
    public String flow() {
        return get(Property.FLOW);
    }

    /// Returns the number of the version, 1-based; 0 if none is deployed.
    public int version() {
        var number = get(Property.VERSION);
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    /// Returns the branch that the version was deployed on, `prod` while it is live; empty if none is deployed.
    public String branch() {
        return get(Property.BRANCH);
    }

    /// Returns who deployed the version; empty if none is deployed.
    public String who() {
        return get(Property.WHO);
    }

    /// Returns when the version was deployed; empty if none is.
    public Optional<Instant> when() {
        var time = get(Property.WHEN);
        return time.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(time));
    }

    private String get(Property property) {
        try {
            return source.get(property);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return isDeployed() ? flow() + "@" + version() + " on " + branch() : "not deployed";
    }
}
