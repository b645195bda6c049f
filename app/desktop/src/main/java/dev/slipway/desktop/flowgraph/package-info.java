/// Steps of a flow as a graph, laid out from left to right.
@NullMarked
package dev.slipway.desktop.flowgraph;

import org.jspecify.annotations.NullMarked;
