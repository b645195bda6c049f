package dev.slipway.kernel.exec;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a notebook is run.
///
/// @param timeout longest time of one execution of one cell, null for no limit
/// @param onFailure what a failing cell does to the rest
/// @param elements which elements of a `foreach` run
public record Limits(@Nullable Duration timeout, OnFailure onFailure, Elements elements) {
    /// No limit of time, stops at the first failure, runs every element.
    public static final Limits NONE = new Limits(null, OnFailure.STOP, Elements.ALL);

    /// What a failing cell does to the rest.
    public enum OnFailure {
        /// The cells after it are not run.
        STOP,
        /// They are run as far as the kernel lives.
        KEEP_GOING
    }

    /// Which elements of a `foreach` run.
    public enum Elements {
        ALL,
        FIRST
    }
}
