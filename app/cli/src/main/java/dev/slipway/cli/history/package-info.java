/// Commands that read and tidy the history: runs, show, artifact, compare, diff, tag, rm.
@NullMarked
package dev.slipway.cli.history;

import org.jspecify.annotations.NullMarked;
