package dev.slipway.desktop.notebook;

import dev.slipway.kernel.client.Kernel;
import java.io.IOException;

/// Starts the kernel of one notebook; blocks until it answers.
@FunctionalInterface
public interface KernelStarter {
    /// @throws IOException if no kernel could be started, saying what to do
    Kernel start() throws IOException, InterruptedException;

    /// Starts one whose cells can be debugged; its start takes longer.
    ///
    /// @throws IOException if no kernel could be started, saying what to do
    default Kernel startDebugging() throws IOException, InterruptedException {
        return start();
    }
}
