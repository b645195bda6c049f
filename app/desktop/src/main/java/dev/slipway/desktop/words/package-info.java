/// Numbers, times and sizes as the window writes them. Pure.
@NullMarked
package dev.slipway.desktop.words;

import org.jspecify.annotations.NullMarked;
