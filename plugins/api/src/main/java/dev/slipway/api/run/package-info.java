/// Identities shared by kernel, worker and engine: runs, hashes, artifacts.
@NullMarked
package dev.slipway.api.run;

import org.jspecify.annotations.NullMarked;
