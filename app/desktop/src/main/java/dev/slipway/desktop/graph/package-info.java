/// The graph of a notebook's steps, beside its cells: what stands in it, where its lines run, and its drawing.
@NullMarked
package dev.slipway.desktop.graph;

import org.jspecify.annotations.NullMarked;
