/// What the magics of a notebook compile to. Cells do not call it by name.
@NullMarked
package dev.slipway.api.magic;

import org.jspecify.annotations.NullMarked;
