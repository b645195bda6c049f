package dev.slipway.kernel.protocol;

/// Names one execution of one cell: the `msg_id` of its request.
public record ExecutionId(String value) {}
