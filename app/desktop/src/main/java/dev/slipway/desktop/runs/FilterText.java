package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.runs.Filter.Condition;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.RunStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads what is typed into the filter: `status:failed flow:train since:7d params.x > 1`. Words without an operator are
/// taken for a flow, a state or a tag of that name. Pure.
final class FilterText {
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";

    /// Quoted texts are only passed over: a colon in one, or behind an operator, names no condition.
    private static final Pattern PAIR = Pattern.compile(QUOTED + "|'(?:[^'\\\\]|\\\\.)*'"
            + "|(?<![<>=~]\\s{0,9})(?<![^\\s(])([A-Za-z]+):(" + QUOTED + "(?!\\S)|\\S*)");
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhdw])");
    private static final Pattern VERSION = Pattern.compile("(\\S+@)?\\d{1,9}");
    private static final String KNOWN = "flow, status, tag, version, branch, who, since or until";

    /// What typed text means.
    sealed interface Read {
        /// @param conditions those it names; copied
        /// @param where what is left: an expression, empty for none
        record Meaning(List<Condition> conditions, String where) implements Read {
            public Meaning {
                conditions = List.copyOf(conditions);
            }
        }

        /// @param message what is wrong and what is possible
        /// @param text that which is wrong somewhere
        /// @param column 0-based UTF-16 offset in `text`
        record Mistake(String message, String text, int column) implements Read {
            public Mistake {
                column = Math.clamp(column, 0, text.length());
            }

            /// Returns where the word that is wrong ends; behind the text if it is too short.
            int end() {
                int end = column;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                return end;
            }
        }
    }

    private record Place(String text, int column) {
        Read.Mistake mistake(String message) {
            return new Read.Mistake(message, text, column);
        }
    }

    private final Collection<String> flows;
    private final Collection<String> tags;
    private final Instant now;
    private final ZoneId zone;

    /// @param flows names of the flows there are
    /// @param tags tags seen so far
    FilterText(Collection<String> flows, Collection<String> tags, Instant now, ZoneId zone) {
        this.flows = flows;
        this.tags = tags;
        this.now = now;
        this.zone = zone;
    }

    /// Returns what `text` means.
    Read read(String text) {
        var conditions = new ArrayList<Condition>();
        var rest = new StringBuilder(text);
        var pairs = PAIR.matcher(text);
        while (pairs.find()) {
            if (pairs.group(1) == null) {
                continue;
            }
            var at = new Place(text, pairs.start());
            var condition = condition(pairs.group(1).toLowerCase(Locale.ROOT), unquoted(pairs.group(2)), at);
            switch (condition) {
                case Read.Mistake mistake -> {
                    return mistake;
                }
                case Read.Meaning meaning -> conditions.addAll(meaning.conditions());
            }
            for (int i = pairs.start(); i < pairs.end(); i++) {
                rest.setCharAt(i, ' ');
            }
        }
        var expression = rest.toString();
        return isExpression(expression) || expression.isBlank()
                ? new Read.Meaning(conditions, expression.strip())
                : words(conditions, expression);
    }

    private Read words(List<Condition> conditions, String text) {
        int from = 0;
        for (var word : text.split("\\s+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            int at = text.indexOf(word, from);
            from = at + word.length();
            var named = named(word);
            if (named.isEmpty()) {
                return new Read.Mistake(
                        "No flow, state or tag is called " + word + ". Write " + KNOWN
                                + " with a colon, or compare: params.rate < 0.1.",
                        text,
                        at);
            }
            conditions.add(named.get());
        }
        return new Read.Meaning(conditions, "");
    }

    private Optional<Condition> named(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (flows.contains(word)) {
            return Optional.of(Condition.flow(word));
        }
        if (tags.contains(word)) {
            return Optional.of(Condition.tag(word));
        }
        return Arrays.stream(RunStatus.values())
                .filter(status -> status.word().equals(lower))
                .findFirst()
                .map(Condition::status)
                .or(() -> flows.stream()
                        .filter(flow -> flow.startsWith(lower) && lower.length() >= 2)
                        .findFirst()
                        .map(Condition::flow));
    }

    private Read condition(String key, String value, Place at) {
        if (value.isEmpty()) {
            return at.mistake("Nothing stands after " + key + ":.");
        }
        return switch (key) {
            case "flow" -> one(Condition.flow(value));
            case "tag" -> one(Condition.tag(value));
            case "status", "state", "is" -> status(value, at);
            case "since" -> since(value, at);
            case "until" -> until(value, at);
            case "version" -> version(value, at);
            case "branch" -> one(Condition.branch(value));
            case "who", "by" -> one(Condition.who(value));
            default -> at.mistake("There is no filter " + key + ": it takes " + KNOWN + ".");
        };
    }

    private static Read status(String value, Place at) {
        var possible =
                Arrays.stream(RunStatus.values()).filter(FilterText::isOfRuns).toList();
        return possible.stream()
                .filter(status -> status.word().equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .<Read>map(status -> one(Condition.status(status)))
                .orElseGet(() -> at.mistake("No run is " + value + ": it is "
                        + possible.stream().map(RunStatus::word).collect(Collectors.joining(", ")) + "."));
    }

    /// Tells whether a stored run can stand there.
    static boolean isOfRuns(RunStatus status) {
        return switch (status) {
            case QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED, LOST -> true;
            case WAITING, REFUSED, REUSED, SKIPPED -> false;
        };
    }

    private static Read version(String value, Place at) {
        return VERSION.matcher(value).matches()
                ? one(Condition.version(value))
                : at.mistake("version: takes a number, or flow and number such as sales@3, not " + value + ".");
    }

    private Read until(String value, Place at) {
        var moment = moment(value);
        if (moment.isPresent()) {
            var found = moment.get();
            return one(Condition.until(found.when(), found.words(), found.typed()));
        }
        try {
            return one(Condition.before(new RunId(value), "run " + Words.shorten(value, 8)));
        } catch (IllegalArgumentException wrong) {
            return at.mistake("until: takes " + times() + " or the id of a run, not " + value + ".");
        }
    }

    private Read since(String value, Place at) {
        return moment(value)
                .map(found -> one(Condition.since(found.when(), found.words(), found.typed())))
                .orElseGet(() -> at.mistake("since: takes " + times() + ", not " + value + "."));
    }

    private String times() {
        return "30m, 12h, 7d, 2w, today or a date like " + now.atZone(zone).toLocalDate();
    }

    /// @param typed as it can be typed again
    private record Moment(Instant when, String words, String typed) {}

    private Optional<Moment> moment(String value) {
        var ago = AGO.matcher(value);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            var time = switch (ago.group(2)) {
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofDays(7 * count);
            };
            return Optional.of(new Moment(now.minus(time), count + " " + ago.group(2) + " ago", value));
        }
        try {
            if (value.indexOf('T') > 0) {
                var moment = Instant.parse(value);
                return Optional.of(new Moment(moment, Words.moment(moment, now, zone), moment.toString()));
            }
            var today = now.atZone(zone).toLocalDate();
            var day = switch (value) {
                case "today" -> today;
                case "yesterday" -> today.minusDays(1);
                default -> LocalDate.parse(value);
            };
            var start = day.atStartOfDay(zone).toInstant();
            return Optional.of(new Moment(start, day.equals(today) ? "today" : Words.moment(start, now, zone), value));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    private static Read one(Condition condition) {
        return new Read.Meaning(List.of(condition), "");
    }

    private static boolean isExpression(String text) {
        return text.chars().anyMatch(c -> "<>=!~()".indexOf(c) >= 0)
                || text.contains("params.")
                || text.contains("metrics.");
    }
}
