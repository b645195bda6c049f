/// The window's platform where there is no display, found by JavaFX under this name; uses JavaFX only.
@NullMarked
package com.sun.glass.ui.quick;

import org.jspecify.annotations.NullMarked;
