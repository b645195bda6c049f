/// The store of a workspace: SQLite and the object files beside it. The only package that knows SQL's library; it
/// knows rows and blobs, not runs and flows, except in `RunRecords`, which writes what a run leaves behind.
@NullMarked
package dev.slipway.engine.store;

import org.jspecify.annotations.NullMarked;
