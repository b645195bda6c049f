/// Running a notebook without a person: every cell in order in one fresh kernel.
@NullMarked
package dev.slipway.kernel.exec;

import org.jspecify.annotations.NullMarked;
