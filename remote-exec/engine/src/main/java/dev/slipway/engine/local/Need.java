package dev.slipway.engine.local;

/// What a task needs of the process that does it. Both are given to a process at its start, once and for all.
///
/// @param devices how many accelerators
/// @param heapMiB how much memory for its objects, unit: MiB
record Need(int devices, long heapMiB) {}
