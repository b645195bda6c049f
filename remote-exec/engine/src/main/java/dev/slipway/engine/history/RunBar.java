package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Runs that follow each other in time, drawn as one bar.
///
/// @param newest the newest of them
/// @param oldest the oldest of them
/// @param began when the oldest started, null if it has not
/// @param count how many, 1 or more
/// @param worst the state that matters most among them: failed, running, cancelled, succeeded
/// @param longest the longest time one of them took, until `now` for one that runs
public record RunBar(
        RunId newest, RunId oldest, @Nullable Instant began, int count, RunStatus worst, Duration longest) {}
