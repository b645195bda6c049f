package dev.slipway.charts;

/// One labelled place on an axis. Immutable.
///
/// @param value where, in the axis' own unit
record Tick(double value, String text) {}
