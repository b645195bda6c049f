package dev.slipway.kernel.secret;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where secrets come from: the environment variable `SLIPWAY_SECRET_NAME`, else the keyring. Thread-safe. Does I/O.
public final class Secrets {
    /// What the name of such a variable begins with.
    public static final String PREFIX = "SLIPWAY_SECRET_";

    private final Map<String, String> environment;
    private final Supplier<Keyring> keyring;

    /// @param keyring gives the keyring, when one is needed
    public Secrets(Map<String, String> environment, Supplier<Keyring> keyring) {
        this.environment = Map.copyOf(environment);
        this.keyring = keyring;
    }

    /// Returns the secrets of this machine as `environment` shows them.
    public static Secrets of(Map<String, String> environment) {
        return new Secrets(environment, () -> SystemKeyring.detect(environment));
    }

    /// Returns the value of `SLIPWAY_SECRET_NAME`, or what the keyring holds as `name`; empty if neither is there.
    ///
    /// @throws IOException if the keyring refuses, saying what to do instead
    public Optional<String> find(String name) throws IOException {
        return find(name, name);
    }

    /// Returns the value of `SLIPWAY_SECRET_NAME`, or what the keyring holds as `inKeyring`; empty if neither is there.
    ///
    /// @throws IOException if the keyring refuses, saying what to do instead
    public Optional<String> find(String name, String inKeyring) throws IOException {
        var value = environment.get(PREFIX + name);
        if (value != null) {
            return Optional.of(value);
        }
        var asked = keyring.get();
        return asked.program().isEmpty() ? Optional.empty() : asked.get(inKeyring);
    }

    /// Returns where the secret is: `environment` or `keyring`; empty if it is nowhere.
    ///
    /// @throws IOException if the keyring refuses, saying what to do instead
    public Optional<String> place(String name, String inKeyring) throws IOException {
        if (environment.containsKey(PREFIX + name)) {
            return Optional.of("environment");
        }
        return find(name, inKeyring).map(_ -> "keyring");
    }

    /// Returns the value of the secret `name`.
    ///
    /// @throws IOException if there is none, saying how to set it
    public String get(String name) throws IOException {
        return find(name)
                .orElseThrow(() -> new IOException("there is no secret " + name + ". Keep it with slipway secret"
                        + " set " + name + ", or set the environment variable " + PREFIX + name + "."));
    }
}
