/// The debugger of a notebook's kernel: breakpoints, what is paused, its frames and variables.
@org.jspecify.annotations.NullMarked
package dev.slipway.desktop.debug;
