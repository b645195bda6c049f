package dev.slipway.desktop.debug;

import java.util.List;
import java.util.Optional;

/// A thread that stands. Immutable.
///
/// @param thread the kernel's number of it
/// @param reason `breakpoint`, `step`, `pause`, `exception`, or another word of the kernel
/// @param text what the kernel says of it, empty if nothing
/// @param frames innermost first; copied
public record Pause(int thread, String reason, String text, List<Frame> frames) {
    public Pause {
        frames = List.copyOf(frames);
    }

    /// Returns the innermost frame that is code of the notebook, else the innermost; empty if there is none.
    public Optional<Frame> own() {
        return frames.stream()
                .filter(Frame::isOwn)
                .findFirst()
                .or(() -> frames.stream().findFirst());
    }

    /// Returns why it stands: `Paused at a breakpoint`.
    public String words() {
        return switch (reason) {
            case "breakpoint" -> "Paused at a breakpoint";
            case "step" -> "Paused after a step";
            case "exception" -> "Paused where an exception is thrown";
            default -> "Paused";
        };
    }
}
