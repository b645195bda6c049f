/// Secrets in the keyring of the operating system; never in a file of ours.
@NullMarked
package dev.slipway.kernel.secret;

import org.jspecify.annotations.NullMarked;
