package dev.slipway.engine.local;

import java.util.List;

/// Options of the JVM for processes that do many small things once: what is called often is compiled by the optimizing
/// compiler ten times later than by default, loops as ever.
///
/// A run of 20,000 tasks that do nothing spent half of its processor on that compiler, which ended when the run did.
/// The script `slipway` has the same options.
final class LateCompiler {
    /// The defaults are 5,000, 600 and 15,000: `java -XX:+PrintFlagsFinal -version`.
    static final List<String> OPTIONS = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000");

    private LateCompiler() {}
}
