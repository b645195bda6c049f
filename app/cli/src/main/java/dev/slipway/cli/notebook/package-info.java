/// Commands about notebook files: check, exec, convert, kernel.
@NullMarked
package dev.slipway.cli.notebook;

import org.jspecify.annotations.NullMarked;
