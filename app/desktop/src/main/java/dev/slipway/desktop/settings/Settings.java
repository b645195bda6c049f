package dev.slipway.desktop.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the window remembers. Immutable; replaced whole.
///
/// @param look which colours
/// @param frame sizes of the window and its panes
/// @param workspace the folder last open, null the first time
/// @param open files open in tabs, in order; copied
/// @param active the one of them in front, null if none
/// @param preferences what the person has chosen beyond colours
public record Settings(
        Look look,
        Frame frame,
        @Nullable Path workspace,
        List<Path> open,
        @Nullable Path active,
        Preferences preferences) {
    /// Which colours the window has.
    public enum Look {
        LIGHT,
        DARK,
        CONTRAST_LIGHT,
        CONTRAST_DARK,
        /// As the desktop is set.
        SYSTEM
    }

    /// Sizes. Unit: px.
    public record Frame(double width, double height, double side, double right, boolean sideOpen, boolean rightOpen) {
        /// What a window has the first time.
        public static final Frame FIRST = new Frame(1280, 800, 216, 264, true, true);
    }

    public Settings {
        open = List.copyOf(open);
    }

    /// Returns the settings of a first start.
    public static Settings first() {
        return new Settings(Look.SYSTEM, Frame.FIRST, null, List.of(), null, Preferences.FIRST);
    }

    /// Returns the folder last open; empty the first time.
    public Optional<Path> lastWorkspace() {
        return Optional.ofNullable(workspace);
    }

    public Settings withLook(Look other) {
        return new Settings(other, frame, workspace, open, active, preferences);
    }

    public Settings withFrame(Frame other) {
        return new Settings(look, other, workspace, open, active, preferences);
    }

    /// Returns these settings with other files open.
    public Settings withFiles(Path folder, List<Path> files, @Nullable Path front) {
        return new Settings(look, frame, folder, files, front, preferences);
    }

    public Settings withPreferences(Preferences other) {
        return new Settings(look, frame, workspace, open, active, other);
    }
}
