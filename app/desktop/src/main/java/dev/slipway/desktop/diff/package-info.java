/// Two texts line by line, word by word.
@NullMarked
package dev.slipway.desktop.diff;

import org.jspecify.annotations.NullMarked;
