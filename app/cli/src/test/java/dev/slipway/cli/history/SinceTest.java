package dev.slipway.cli.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.cli.call.Fault;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinceTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "90m, 2026-03-10T10:30:00Z",
        "12h, 2026-03-10T00:00:00Z",
        "7d, 2026-03-03T12:00:00Z",
        "2w, 2026-02-24T12:00:00Z",
        "2026-03-01, 2026-02-28T23:00:00Z",
        "2026-03-01T10:00, 2026-03-01T09:00:00Z",
        "2026-03-01 10:00, 2026-03-01T09:00:00Z",
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00+02:00, 2026-03-01T08:00:00Z",
    })
    void readsHowLongAgoAndDates(String written, String moment) throws Fault {
        assertThat(Since.of(written, NOW, ZONE)).isEqualTo(moment);
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThatThrownBy(() -> Since.of("2026-13-01", NOW, ZONE)).hasMessage("This is no time: 2026-13-01.");
    }
}
