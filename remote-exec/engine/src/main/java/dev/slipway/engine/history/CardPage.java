package dev.slipway.engine.history;

import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.kernel.export.HtmlPage;
import java.util.List;

/// What a task showed as one HTML file that needs no other.
public final class CardPage {
    private CardPage() {}

    /// Returns the page of the cards in `log`.
    ///
    /// @param index the task's, 0-based
    public static String of(RunRow run, String step, int index, List<LogLine> log) {
        var cards = log.stream()
                .filter(line -> line.stream().equals("card"))
                .map(line -> CardText.bundle(line.text()))
                .toList();
        var started = run.times().started();
        var facts = "Run " + run.id() + (started == null ? "" : " of " + started) + ", "
                + run.status().word();
        return HtmlPage.of(run.flow().flow() + ": " + step + "/" + index, facts, cards);
    }
}
