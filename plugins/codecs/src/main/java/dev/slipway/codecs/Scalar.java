package dev.slipway.codecs;

import java.awt.Color;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Immutable JDK values that are written as text. The codes are part of the format: never change one.
enum Scalar {
    BIG_INTEGER(1, BigInteger.class, BigInteger::new),
    BIG_DECIMAL(2, BigDecimal.class, BigDecimal::new),
    INSTANT(3, Instant.class, Instant::parse),
    LOCAL_DATE(4, LocalDate.class, LocalDate::parse),
    LOCAL_TIME(5, LocalTime.class, LocalTime::parse),
    LOCAL_DATE_TIME(6, LocalDateTime.class, LocalDateTime::parse),
    OFFSET_DATE_TIME(7, OffsetDateTime.class, OffsetDateTime::parse),
    OFFSET_TIME(8, OffsetTime.class, OffsetTime::parse),
    ZONED_DATE_TIME(9, ZonedDateTime.class, ZonedDateTime::parse),
    DURATION(10, Duration.class, Duration::parse),
    PERIOD(11, Period.class, Period::parse),
    YEAR(12, Year.class, text -> Year.of(Integer.parseInt(text))),
    YEAR_MONTH(13, YearMonth.class, YearMonth::parse),
    MONTH_DAY(14, MonthDay.class, MonthDay::parse),
    ZONE_OFFSET(15, ZoneOffset.class, ZoneOffset::of),
    ZONE_ID(16, ZoneId.class, ZoneId::of),
    UUID_VALUE(17, UUID.class, UUID::fromString),
    URI_VALUE(18, URI.class, URI::create),
    LOCALE(19, Locale.class, Locale::forLanguageTag),
    CURRENCY(20, Currency.class, Currency::getInstance),
    PATH(21, Path.class, Path::of),
    FILE(22, File.class, File::new),
    PATTERN(23, Pattern.class, Scalar::pattern),
    COLOR(24, Color.class, text -> new Color(Integer.parseUnsignedInt(text, 16), true));

    private static final Map<Class<?>, Scalar> BY_TYPE = new HashMap<>();

    static {
        for (var scalar : values()) {
            BY_TYPE.put(scalar.type, scalar);
        }
    }

    private final int code;
    private final Class<?> type;

    @SuppressWarnings("ImmutableEnumChecker") // holds nothing
    private final Function<String, Object> parse;

    Scalar(int code, Class<?> type, Function<String, Object> parse) {
        this.code = code;
        this.type = type;
        this.parse = parse;
    }

    int code() {
        return code;
    }

    /// Returns the scalar kind of `value`; null if it is of none.
    static @Nullable Scalar of(Object value) {
        var exact = BY_TYPE.get(value.getClass());
        if (exact != null) {
            return exact;
        }
        // two types whose instances have classes of their own
        if (value instanceof ZoneId && isOfTheJdk(value)) {
            return ZONE_ID;
        }
        return value instanceof Path && isOfTheJdk(value) ? PATH : null;
    }

    static Scalar ofCode(int code) throws IOException {
        for (var scalar : values()) {
            if (scalar.code == code) {
                return scalar;
            }
        }
        throw new IOException("no kind of value has the code " + code);
    }

    String text(Object value) {
        return switch (this) {
            case LOCALE -> ((Locale) value).toLanguageTag();
            case PATTERN -> ((Pattern) value).flags() + " " + ((Pattern) value).pattern();
            case COLOR -> Integer.toHexString(((Color) value).getRGB());
            default -> value.toString();
        };
    }

    Object parse(String text) throws IOException {
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            throw new IOException("not a " + type.getSimpleName() + ": " + text, e);
        }
    }

    private static Object pattern(String text) {
        int space = text.indexOf(' ');
        return Pattern.compile(text.substring(space + 1), Integer.parseInt(text.substring(0, space)));
    }

    private static boolean isOfTheJdk(Object value) {
        return value.getClass().getClassLoader() == null;
    }
}
