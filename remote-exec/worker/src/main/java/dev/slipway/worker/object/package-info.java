/// Blobs on disk, written by workers and read by everyone: one file per hash, compressed, never changed.
@NullMarked
package dev.slipway.worker.object;

import org.jspecify.annotations.NullMarked;
