/// What every command is made of: the call it answers, the services it may use, and how it ends.
@NullMarked
package dev.slipway.cli.call;

import org.jspecify.annotations.NullMarked;
