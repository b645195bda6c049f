/// Finding text: in a notebook, and in all files of the workspace.
@NullMarked
package dev.slipway.desktop.search;

import org.jspecify.annotations.NullMarked;
