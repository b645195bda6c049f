package dev.slipway.kernel.problem;

/// How bad a problem is.
public enum Severity {
    /// The notebook cannot be run or deployed as it is.
    ERROR,
    /// It can, but probably does not do what was meant.
    WARNING,
    /// Worth knowing.
    INFO
}
