package dev.slipway.kernel.deps;

import java.util.Locale;
import java.util.Map;

/// Repositories that have a name of their own.
final class Repositories {
    /// The names, as a message lists them.
    static final String NAMES = "central, google, jitpack and sonatype-snapshots";

    private static final String CENTRAL = "https://repo.maven.apache.org/maven2";
    private static final Map<String, String> KNOWN = Map.of(
            "central", CENTRAL,
            "mavencentral", CENTRAL,
            "google", "https://maven.google.com",
            "jitpack", "https://jitpack.io",
            "sonatype-snapshots", "https://central.sonatype.com/repository/maven-snapshots");

    private Repositories() {}

    /// Returns the address of the repository `name`; empty if it has none of these names.
    static String url(String name) {
        return KNOWN.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /// Tells whether `url` is Maven Central, which is asked anyway.
    static boolean isCentral(String url) {
        var plain = url.replaceAll("/+$", "");
        return plain.equals(CENTRAL) || plain.matches("https?://repo1\\.maven\\.org/maven2");
    }
}
