package dev.slipway.cli.history;

import dev.slipway.cli.call.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// Reads moments as people write them.
final class Since {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})\\s*(s|m|min|h|d|w)");

    private Since() {}

    /// Returns the moment that `written` means: `90m`, `12h`, `7d`, `2w` ago, or a date or time in ISO 8601, which
    /// without a zone is in `zone`.
    static Instant of(String written, Instant now, ZoneId zone) throws Fault {
        var text = written.strip();
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
        }
        try {
            if (text.length() <= "2026-01-31".length()) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return text.matches(".*(?:Z|[+-]\\d{2}:?\\d{2})$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Fault.usage(
                    "bad-time",
                    "This is no time: " + written + ".",
                    "Write how long ago (90m, 12h, 7d, 2w) or a date (2026-01-31, 2026-01-31T14:00).");
        }
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(1);
            case "m", "min" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
