package dev.slipway.engine.local;

import dev.slipway.engine.run.RunRequest;
import java.nio.file.Path;

/// A run to be made by a process of its own.
///
/// @param store the folder `.slipway` of the workspace, absolute
/// @param request what to run
public record Order(Path store, RunRequest request) {}
