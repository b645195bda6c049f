package dev.slipway.kernel.secret;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The secrets a person keeps in the operating system. Thread-safe. Does I/O, and the system may ask the person to
/// unlock it.
public interface Keyring {
    /// Returns the secret `name`; empty if there is none.
    ///
    /// @throws IOException if there is no keyring here, or it refuses, saying what to do instead
    Optional<String> get(String name) throws IOException;

    /// Keeps `value` under `name`, in place of an earlier one.
    ///
    /// @throws IOException if there is no keyring here, or it refuses, saying what to do instead
    void set(String name, String value) throws IOException;

    /// Removes the secret `name`; false if there was none.
    ///
    /// @throws IOException if there is no keyring here, or it refuses, saying what to do instead
    boolean remove(String name) throws IOException;

    /// Returns the names of all secrets, sorted.
    ///
    /// @throws IOException if there is no keyring here, or it refuses, saying what to do instead
    List<String> names() throws IOException;

    /// Returns which keyring this is, for a person; empty if there is none here.
    Optional<String> program();
}
