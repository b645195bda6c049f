package dev.slipway.api.document;

/// What a cell holds.
public enum CellKind {
    /// Java, or another language of the kernel's, that is executed.
    CODE,
    /// Prose in CommonMark.
    MARKDOWN,
    /// Text that is neither executed nor rendered.
    RAW
}
