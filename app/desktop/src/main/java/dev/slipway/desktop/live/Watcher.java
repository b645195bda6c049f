package dev.slipway.desktop.live;

/// Hears of the store while it is watched. Called on the UI thread.
public interface Watcher {
    /// Something was committed since the last call.
    void changed();

    /// Some time went by: what counts seconds can be written anew.
    default void ticked() {}
}
