package dev.slipway.desktop;

import dev.slipway.desktop.notebook.NotebookScreens.Losses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whether the window closes when it is asked to: not at once where that would end or lose something, but when it is
/// asked again after that was said. UI thread only.
final class Closing {
    /// A second request sooner than this is the second half of a double click, not an answer.
    private static final Duration SOONEST = Duration.ofMillis(600);

    /// One later than this may be of a person who does not remember the question.
    private static final Duration LATEST = Duration.ofSeconds(30);

    private List<String> told = List.of();
    private Instant toldAt = Instant.MIN;

    /// What comes of a request.
    enum Answer {
        CLOSE,
        ASK,
        /// The question has been put a moment ago.
        WAIT
    }

    /// Returns what to do about a request at `now`. Edits that can be kept nowhere are never lost by asking twice.
    Answer asked(Losses losses, Instant now) {
        var all = losses.all();
        if (all.isEmpty()) {
            return Answer.CLOSE;
        }
        if (all.equals(told) && now.isBefore(toldAt.plus(LATEST))) {
            if (now.isBefore(toldAt.plus(SOONEST))) {
                return Answer.WAIT;
            }
            if (losses.ofEdits().isEmpty()) {
                return Answer.CLOSE;
            }
        }
        told = all;
        toldAt = now;
        return Answer.ASK;
    }
}
