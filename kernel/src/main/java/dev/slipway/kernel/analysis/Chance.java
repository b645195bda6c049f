package dev.slipway.kernel.analysis;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why code may give something else the next time: each is a problem of its own.
enum Chance {
    CLOCK(
            "reads-clock",
            "calls %s, which reads the clock",
            "Take the time as a parameter: a run can then be repeated."),
    RANDOM(
            "unseeded-random",
            "calls %s, which draws random numbers without a seed",
            "Use what takes a seed, as new Random(42), Features.split(table).seed(42), or REPEATABLE (42) in SQL: a run can"
                    + " then be repeated."),
    ZONE(
            "default-time-zone",
            "calls %s, which uses the time zone of the machine",
            "Name one, as in ZoneId.of(\"UTC\")."),
    LOCALE("default-locale", "calls %s, which uses the language of the machine", "Name one: Locale.ROOT."),
    CHARSET(
            "default-charset",
            "calls %s, which uses the character set of the machine",
            "Name one: StandardCharsets.UTF_8."),
    ENVIRONMENT("reads-environment", "calls %s, which reads settings of the machine", "Take the value as a parameter."),
    NETWORK(
            "uses-network",
            "calls %s, which uses the network",
            "Keep what it fetches in a file beside the notebook, and read that with dataset(path)."),
    ORDER(
            "unordered-iteration",
            "goes over %s, whose order is not fixed",
            "Sort it, or make it a LinkedHashSet, LinkedHashMap, TreeSet or TreeMap."),
    PARALLEL(
            "parallel-sum",
            "adds floating-point numbers in parallel, which rounds differently each time",
            "Leave parallel out.");

    private static final Set<String> MOMENTS = Set.of(
            "Instant",
            "LocalDate",
            "LocalTime",
            "LocalDateTime",
            "ZonedDateTime",
            "OffsetDateTime",
            "OffsetTime",
            "Year",
            "YearMonth",
            "MonthDay");

    private final String code;
    private final String words;
    private final String hint;

    Chance(String code, String words, String hint) {
        this.code = code;
        this.words = words;
        this.hint = hint;
    }

    /// The problem's code.
    String code() {
        return code;
    }

    /// What is said behind the number of the cell; `%s` is what it uses.
    String words() {
        return words;
    }

    String hint() {
        return hint;
    }

    /// Tells whether it is worth knowing only, also in a step.
    boolean isQuiet() {
        return this == LOCALE || this == CHARSET;
    }

    /// Returns what calling a library's method means; null if nothing.
    ///
    /// @param owner internal name
    static @Nullable Chance of(String owner, String name, String type) {
        if (owner.startsWith("java/time/")) {
            return time(owner.substring("java/time/".length()), name, type);
        }
        return switch (owner) {
            case "java/lang/System" -> system(name);
            case "java/lang/Math", "java/lang/StrictMath" -> name.equals("random") ? RANDOM : null;
            case "java/lang/Runtime" -> name.equals("availableProcessors") ? ENVIRONMENT : null;
            case "java/lang/String" -> text(name, type);
            case "java/nio/charset/Charset" -> name.equals("defaultCharset") ? CHARSET : null;
            case "java/lang/Integer", "java/lang/Long", "java/lang/Boolean" ->
                name.equals("getInteger") || name.equals("getLong") || name.equals("getBoolean") ? ENVIRONMENT : null;
            default -> utility(owner, name, type);
        };
    }

    private static @Nullable Chance time(String owner, String name, String type) {
        if (name.equals("now") && MOMENTS.contains(owner)) {
            return type.startsWith("(Ljava/time/Clock;)") ? null : CLOCK;
        }
        if (owner.equals("Clock")) {
            boolean isTicking = name.startsWith("tick") && !type.startsWith("(Ljava/time/Clock;");
            return name.startsWith("system") || isTicking ? CLOCK : null;
        }
        boolean isWritten =
                name.startsWith("ofLocalized") || (name.equals("ofPattern") && !type.contains("Ljava/util/Locale;"));
        if (owner.equals("format/DateTimeFormatter")) {
            return isWritten ? LOCALE : null;
        }
        return owner.equals("ZoneId") && name.equals("systemDefault") ? ZONE : null;
    }

    private static @Nullable Chance system(String name) {
        return switch (name) {
            case "currentTimeMillis", "nanoTime" -> CLOCK;
            case "getenv", "getProperty", "getProperties" -> ENVIRONMENT;
            case "identityHashCode" -> RANDOM;
            default -> null;
        };
    }

    private static @Nullable Chance text(String name, String type) {
        return switch (name) {
            case "format", "formatted", "toLowerCase", "toUpperCase" ->
                type.startsWith("(Ljava/util/Locale;") ? null : LOCALE;
            default -> null;
        };
    }

    private static @Nullable Chance utility(String owner, String name, String type) {
        boolean isMade = name.equals("<init>");
        return switch (owner) {
            case "java/util/Random", "java/util/SplittableRandom" -> isMade && type.equals("()V") ? RANDOM : null;
            case "java/security/SecureRandom" -> isMade || name.startsWith("getInstance") ? RANDOM : null;
            case "java/util/concurrent/ThreadLocalRandom" -> name.equals("current") ? RANDOM : null;
            case "java/util/random/RandomGenerator" -> name.equals("of") || name.equals("getDefault") ? RANDOM : null;
            case "java/util/UUID" -> name.equals("randomUUID") ? RANDOM : null;
            case "java/util/Collections" ->
                name.equals("shuffle") && type.equals("(Ljava/util/List;)V") ? RANDOM : null;
            case "java/util/Date" -> isMade && type.equals("()V") ? CLOCK : null;
            case "java/util/Calendar" -> name.equals("getInstance") ? CLOCK : null;
            case "java/util/Locale" -> name.equals("getDefault") ? LOCALE : null;
            case "java/util/TimeZone" -> name.equals("getDefault") ? ZONE : null;
            case "java/net/URL" -> name.startsWith("open") || name.equals("getContent") ? NETWORK : null;
            case "java/net/http/HttpClient" -> name.startsWith("send") ? NETWORK : null;
            case "java/net/Socket", "java/net/DatagramSocket", "java/net/ServerSocket" -> isMade ? NETWORK : null;
            case "java/nio/channels/SocketChannel" -> name.equals("open") ? NETWORK : null;
            case "java/net/InetAddress" -> name.startsWith("get") && type.startsWith("()") ? ENVIRONMENT : null;
            default -> LibraryChances.of(owner, name, type);
        };
    }
}
