package dev.slipway.cli;

import dev.slipway.kernel.installation.Installation;
import java.io.IOException;

/// What commands are built on. Everything is made when first asked for.
interface Services {
    /// Returns where the program's parts are.
    Installation installation() throws IOException;
}
