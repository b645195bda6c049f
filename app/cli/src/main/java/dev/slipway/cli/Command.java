package dev.slipway.cli;

/// One command: a class with picocli's annotations, made anew for each call.
interface Command {
    /// Does it and returns the exit code. Interrupting the thread ends it cleanly.
    ///
    /// @throws Fault for exit codes 2 and 3
    /// @throws Exception for what `Faults` names
    int run(Session session) throws Exception;
}
