package dev.slipway.kernel.display;

import dev.slipway.api.output.Output;
import java.io.IOException;

/// Where the running cell's displays go, and who answers its questions: the port of the server.
///
/// Called by any thread of the cell; implementations are thread-safe. What cells print is not told here: it is what
/// comes through `System.out` and `System.err` of the process, so `produced` first passes on what was printed before.
public interface FrontEnd {
    /// Shows one more output under the running cell.
    void produced(Output output);

    /// Replaces what was displayed under `output.displayId()` before.
    void updated(Output.Displayed output);

    /// Takes away what the running cell has shown so far, when the next output comes if `onNext`.
    void cleared(boolean onNext);

    /// Asks the person for a line and waits for it. Interrupting the thread ends the waiting.
    ///
    /// @throws IOException if nobody can be asked, saying so
    /// @throws InterruptedException if the calling thread is interrupted meanwhile
    String ask(String prompt) throws IOException, InterruptedException;
}
