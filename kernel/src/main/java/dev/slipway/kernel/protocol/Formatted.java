package dev.slipway.kernel.protocol;

/// A cell's text, laid out.
///
/// @param source the text; as it was where it cannot be laid out
/// @param reason why it is as it was, in a sentence a person reads; empty if it is laid out
public record Formatted(String source, String reason) {}
