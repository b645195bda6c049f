package dev.slipway.worker.code;

/// The static field that holds a notebook variable.
///
/// @param className binary name of the holder among the step's classes
/// @param field the field's name, usually the variable's
/// @param javaType the variable's type as a person writes it, for example `List<Model>`
public record FieldRef(String className, String field, String javaType) {}
