package dev.slipway.cli;

import dev.slipway.kernel.installation.Installation;
import java.io.IOException;

/// The one place of the command line that makes services.
final class Composition implements Services {
    @Override
    public Installation installation() throws IOException {
        return Installation.locate();
    }
}
