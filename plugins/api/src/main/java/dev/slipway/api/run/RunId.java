package dev.slipway.api.run;

import java.time.Clock;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Names one run: sorts by start, unique without a coordinator.
///
/// Shape: `r` and 26 characters of Crockford's base 32 (a ULID: 48 bits of milliseconds, 80 random bits).
///
/// @param value the id, lower-case
public record RunId(String value) implements Comparable<RunId> {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern SHAPE = Pattern.compile("r[0-9a-z]{26}");
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 16;

    /// @throws IllegalArgumentException if `value` is not of the shape above
    public RunId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a run id: " + value);
        }
    }

    /// Returns a new id for a run that starts now.
    public static RunId create(Clock clock, RandomGenerator random) {
        var text = new StringBuilder("r");
        var millis = clock.millis();
        for (int i = TIME_DIGITS - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) (millis >>> (5 * i)) & 31));
        }
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            text.append(DIGITS.charAt(random.nextInt(32)));
        }
        return new RunId(text.toString());
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
