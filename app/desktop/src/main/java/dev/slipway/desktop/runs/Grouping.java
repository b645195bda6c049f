package dev.slipway.desktop.runs;

import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunGroup.By;
import dev.slipway.engine.json.JsonText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How the list of runs is divided.
///
/// @param by what runs of a group have in common, null for no groups
/// @param words as the menu says it
record Grouping(@Nullable By by, String words) {
    static final Grouping NONE = new Grouping(null, "No groups");
    static final Grouping FLOW = new Grouping(new By.Flow(), "By flow");
    static final Grouping VERSION = new Grouping(new By.Version(), "By version");

    static Grouping day(ZoneId zone) {
        return new Grouping(new By.Day(zone), "By day");
    }

    static Grouping parameter(String name) {
        return new Grouping(new By.Parameter(name), "By " + name);
    }

    /// Returns the grouping that `typed` wrote; none for what is unknown.
    static Grouping read(String typed, ZoneId zone) {
        return switch (typed) {
            case "flow" -> FLOW;
            case "version" -> VERSION;
            case "day" -> day(zone);
            default -> typed.startsWith("params.") ? parameter(typed.substring("params.".length())) : NONE;
        };
    }

    /// Returns it as a word to be kept: `flow`, `params.rate`.
    String typed() {
        return switch (by) {
            case null -> "";
            case By.Flow _ -> "flow";
            case By.Version _ -> "version";
            case By.Day _ -> "day";
            case By.Parameter parameter -> "params." + parameter.name();
        };
    }

    /// Returns the value `run` shares with its group, as the store says it.
    String value(RunRow run) {
        return switch (by) {
            case null -> "";
            case By.Flow _ -> run.flow().flow();
            case By.Version _ ->
                run.flow().flow() + "@"
                        + (run.flow().version() == null ? "" : run.flow().version());
            case By.Day day ->
                run.times().started() == null
                        ? ""
                        : LocalDate.ofInstant(run.times().started(), day.zone()).toString();
            case By.Parameter parameter ->
                run.parameters().containsKey(parameter.name())
                        ? JsonText.write(run.parameters().get(parameter.name()))
                        : "";
        };
    }

    /// Returns what a group with this value is called.
    String title(String value, Instant now) {
        return switch (by) {
            case null -> "";
            case By.Flow _ -> value;
            case By.Version _ -> {
                var flow = value.substring(0, value.lastIndexOf('@'));
                var version = value.substring(flow.length() + 1);
                yield version.isEmpty() ? flow + " from the notebook" : flow + " version " + version;
            }
            case By.Day day -> day(value, day.zone(), now);
            case By.Parameter parameter ->
                value.isEmpty() ? "no " + parameter.name() : parameter.name() + " = " + Words.shorten(value, 60);
        };
    }

    private static String day(String value, ZoneId zone, Instant now) {
        if (value.isEmpty()) {
            return "not started";
        }
        var day = LocalDate.parse(value);
        var today = LocalDate.ofInstant(now, zone);
        if (day.equals(today)) {
            return "today";
        }
        return day.equals(today.minusDays(1))
                ? "yesterday"
                : Words.moment(day.atStartOfDay(zone).toInstant(), now, zone);
    }
}
