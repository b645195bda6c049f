package dev.slipway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.Closing.Answer;
import dev.slipway.desktop.notebook.NotebookScreens.Losses;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the window does when it is asked to close while something would end.
class ClosingTest {
    private static final Losses NONE = new Losses(List.of(), List.of());
    private static final Losses CELL = new Losses(List.of(), List.of("A cell of a.jsh is running."));
    private static final Losses EDITS = new Losses(List.of("The edits of a.jsh can be kept nowhere."), List.of());

    private final Closing closing = new Closing();
    private final Instant start = Instant.parse("2026-01-05T10:00:00Z");

    private Answer after(long millis, Losses losses) {
        return closing.asked(losses, start.plusMillis(millis));
    }

    @Test
    void asksOnceWhileACellRunsAndClosesWhenAskedAgain() {
        assertThat(after(0, CELL)).isEqualTo(Answer.ASK);
        assertThat(after(200, CELL)).as("a double click").isEqualTo(Answer.WAIT);
        assertThat(after(2_000, CELL)).isEqualTo(Answer.CLOSE);
    }

    @Test
    void asksAnewAboutSomethingElseOrMuchLater() {
        assertThat(after(0, CELL)).isEqualTo(Answer.ASK);
        assertThat(after(2_000, new Losses(List.of(), List.of("A file is being written."))))
                .isEqualTo(Answer.ASK);
        assertThat(after(60_000, CELL)).isEqualTo(Answer.ASK);
        assertThat(after(120_000, CELL)).isEqualTo(Answer.ASK);
        assertThat(after(121_000, NONE)).isEqualTo(Answer.CLOSE);
    }

    @Test
    void editsAreNotLostByAskingTwice() {
        assertThat(after(0, EDITS)).isEqualTo(Answer.ASK);
        assertThat(after(2_000, EDITS)).isEqualTo(Answer.ASK);
    }
}
