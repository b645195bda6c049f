package dev.slipway.kernel.protocol;

/// What is known about a name.
///
/// @param signature declaration as a person writes it
/// @param documentation Markdown or plain text, possibly empty
public record Inspection(String signature, String documentation) {}
