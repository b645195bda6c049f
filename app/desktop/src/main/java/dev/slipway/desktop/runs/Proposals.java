package dev.slipway.desktop.runs;

import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What can come next in the filter's field. Pure.
final class Proposals {
    private static final int MOST = 10;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern FIELD =
            Pattern.compile("(params|metrics)\\.(\\w+|\"(?:[^\"\\\\]|\\\\.)*\")|seconds|version|started"
                    + "|ended|who|host|target|name|notebook|tags|commit|plan|run|branch");
    private static final List<String> FIELDS = List.of(
            "seconds", "version", "started", "ended", "who", "host", "name", "notebook", "tags", "commit", "branch");
    private static final List<String> OPERATORS = List.of("<", "<=", ">", ">=", "=", "!=", "~");

    /// One proposal.
    ///
    /// @param text what stands there once it is taken
    /// @param note what it is, in a word
    record Proposal(String text, String note) {}

    /// The names there are.
    ///
    /// @param flows of flows
    /// @param tags of runs
    /// @param parameters of runs
    /// @param metrics of runs
    /// @param typed versions, branches and persons as one types them: `branch:prod`
    record Names(
            Collection<String> flows,
            Collection<String> tags,
            Collection<String> parameters,
            Collection<String> metrics,
            Collection<String> typed) {}

    private Proposals() {}

    /// Returns where the word at `caret` begins.
    static int start(String text, int caret) {
        int start = 0;
        boolean isQuoted = false;
        for (int i = 0; i < caret; i++) {
            char c = text.charAt(i);
            isQuoted ^= c == '"' && (i == 0 || text.charAt(i - 1) != '\\');
            if (!isQuoted && (Character.isWhitespace(c) || c == '(')) {
                start = i + 1;
            }
        }
        return start;
    }

    /// Returns what the word at `caret` may become; nothing if it is whole already.
    static List<Proposal> at(String text, int caret, Names names) {
        int start = start(text, caret);
        var word = text.substring(start, caret);
        var before = text.substring(0, start).strip();
        var last = before.substring(start(before, before.length()));
        var found = new ArrayList<Proposal>();
        if (word.contains(":")) {
            values(word.substring(0, word.indexOf(':') + 1), names, found);
        } else if (FIELD.matcher(last).matches()) {
            OPERATORS.forEach(sign -> found.add(new Proposal(sign, "")));
        } else if (before.matches(".*(<|>|=|~)\\s*\\S+") && !last.matches("and|or|not|\\W+")) {
            List.of("and", "or").forEach(sign -> found.add(new Proposal(sign, "")));
        } else {
            words(names, found);
        }
        var wanted = word.toLowerCase(Locale.ROOT);
        var matching = new ArrayList<>(found.stream()
                .filter(one -> one.text().toLowerCase(Locale.ROOT).startsWith(wanted))
                .toList());
        found.stream()
                .filter(one -> !wanted.isEmpty() && !matching.contains(one))
                .filter(one -> one.text().toLowerCase(Locale.ROOT).contains(wanted))
                .forEach(matching::add);
        matching.removeIf(one -> one.text().equals(word));
        return matching.stream().limit(MOST).toList();
    }

    private static void words(Names names, List<Proposal> found) {
        found.add(new Proposal("status:", "state"));
        found.add(new Proposal("flow:", "flow"));
        found.add(new Proposal("since:", "time"));
        found.add(new Proposal("tag:", "tag"));
        found.add(new Proposal("version:", "version"));
        found.add(new Proposal("branch:", "branch"));
        found.add(new Proposal("who:", "person"));
        found.add(new Proposal("until:", "time"));
        names.metrics().forEach(name -> found.add(new Proposal("metrics." + quoted(name), "metric")));
        names.parameters().forEach(name -> found.add(new Proposal("params." + quoted(name), "parameter")));
        FIELDS.forEach(name -> found.add(new Proposal(name, "of the run")));
        found.add(new Proposal("not", ""));
    }

    private static void values(String key, Names names, List<Proposal> found) {
        switch (key.toLowerCase(Locale.ROOT)) {
            case "flow:" ->
                names.flows().forEach(name -> found.add(new Proposal(key + Filter.Condition.asTyped(name), "flow")));
            case "tag:" ->
                names.tags().forEach(name -> found.add(new Proposal(key + Filter.Condition.asTyped(name), "tag")));
            case "status:", "state:", "is:" ->
                Arrays.stream(RunStatus.values())
                        .filter(FilterText::isOfRuns)
                        .forEach(status -> found.add(new Proposal(key + status.word(), "state")));
            case "version:", "branch:", "who:" ->
                names.typed().stream()
                        .filter(one -> one.startsWith(key))
                        .forEach(one -> found.add(new Proposal(one, key.replace(":", ""))));
            case "since:", "until:" ->
                List.of("1h", "today", "yesterday", "7d", "30d")
                        .forEach(value -> found.add(new Proposal(key + value, "time")));
            default -> {}
        }
    }

    private static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : Filter.Condition.quoted(name);
    }
}
