/// Commands that plan, start and stop runs.
@NullMarked
package dev.slipway.cli.flow;

import org.jspecify.annotations.NullMarked;
