package dev.slipway.desktop.editor;

/// A part of a text. UTF-16 offsets, the end exclusive.
public record Stretch(int start, int end) {}
