package dev.slipway.worker.protocol;

/// A value a task kept.
///
/// @param name the variable
/// @param javaType its declared type as a person writes it
/// @param blob its encoded value; if not inline, it was synced in the object store before this was sent
/// @param preview a short readable form, at most 200 characters
public record Artifact(String name, String javaType, Blob blob, String preview) {}
