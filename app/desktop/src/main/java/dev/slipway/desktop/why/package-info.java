/// Why a run differs from another: the cause, what it led to, and code, values and logs beside each other.
@NullMarked
package dev.slipway.desktop.why;

import org.jspecify.annotations.NullMarked;
