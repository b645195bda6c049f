package dev.slipway.desktop.notebook;

import dev.slipway.desktop.settings.SettingsViewModel;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.task.Later;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// What a notebook's view models need of the world. Immutable.
///
/// @param clock tells pauses in typing
/// @param random makes ids of new cells
/// @param clipboard shared by all notebooks of the window
/// @param settings what the person has chosen
public record NotebookServices(
        Jobs jobs,
        Later later,
        InstantSource clock,
        RandomGenerator random,
        CellClipboard clipboard,
        SettingsViewModel settings) {}
