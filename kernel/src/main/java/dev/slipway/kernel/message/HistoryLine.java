package dev.slipway.kernel.message;

/// One line of a session's history.
///
/// @param count the execution's number in brackets, 1-based
/// @param result plain text of its value, empty if it had none
public record HistoryLine(int count, String source, String result) {}
