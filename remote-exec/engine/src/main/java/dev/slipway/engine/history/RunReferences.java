package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.View;
import dev.slipway.kernel.directive.Nearest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the run that a person means. Immutable; for one view.
///
/// @param without id of a run that is not meant, empty if there is none
public record RunReferences(View view, String without) {
    private static final Pattern LATEST = Pattern.compile("(?:(?<flow>.+):)?latest(?:~(?<back>[0-9]{1,9}))?");
    private static final int MOST_NAMED = 3;
    private static final String AFTER_ALL_DIGITS = "~";

    /// Returns the run that `reference` names in `store`, as `RunHistory.resolve`, for a cell of the run `self`: the
    /// latest one is then another.
    public static RunId resolve(Store store, String reference, String self) throws IOException {
        return store.read(view -> new RunReferences(view, self).resolve(reference));
    }

    /// @throws NoSuchRunException if there is none or the prefix names several
    RunId resolve(String reference) throws IOException {
        var text = reference.strip();
        var latest = LATEST.matcher(text);
        if (latest.matches()) {
            var back = latest.group("back") == null ? 0 : Integer.parseInt(latest.group("back"));
            var flow = latest.group("flow");
            return flow == null ? latest(back) : latest(flow, back);
        }
        return text.isEmpty() ? none(text) : byPrefix(text.toLowerCase(Locale.ROOT));
    }

    private RunId latest(int back) throws IOException {
        return view.first(
                        "SELECT id FROM run WHERE id <> ? ORDER BY key DESC LIMIT 1 OFFSET ?",
                        RunReferences::id,
                        without,
                        back)
                .orElseThrow(() -> tooFew("this workspace", count("", ""), back));
    }

    private RunId latest(String flow, int back) throws IOException {
        var found = view.first(
                "SELECT id FROM run WHERE flow = ? AND id <> ? ORDER BY key DESC LIMIT 1 OFFSET ?",
                RunReferences::id,
                flow,
                without,
                back);
        if (found.isPresent()) {
            return found.get();
        }
        var runs = count(" WHERE flow = ?", flow);
        if (runs > 0) {
            throw tooFew("the flow " + flow, runs, back);
        }
        var flows = flows(view);
        throw new NoSuchRunException("The flow " + flow + " has no runs in this workspace. "
                + Nearest.of(flow, flows)
                        .map(near -> "Did you mean `" + near + ":latest`?")
                        .orElse(
                                flows.isEmpty()
                                        ? "There are no runs yet: `slipway run NOTEBOOK` makes one."
                                        : "There are runs of " + some(flows) + "."));
    }

    private RunId byPrefix(String prefix) throws IOException {
        var found = view.query(
                "SELECT id FROM run WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 4",
                RunReferences::id,
                prefix,
                prefix + AFTER_ALL_DIGITS);
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            return none(prefix);
        }
        throw new NoSuchRunException("The prefix " + prefix + " names several runs, "
                + some(found.stream().map(RunId::value).toList()) + " among them. Type more of the id.");
    }

    private RunId none(String text) throws IOException {
        var newest = view.first("SELECT id FROM run ORDER BY key DESC LIMIT 1", RunReferences::id);
        if (newest.isEmpty()) {
            throw new NoSuchRunException("There are no runs in this workspace yet. `slipway run NOTEBOOK` makes one.");
        }
        var flows = flows(view);
        var hint = flows.contains(text)
                ? "`" + text + ":latest` is the newest run of that flow."
                : "`slipway runs` lists those there are; `latest` is " + newest.get() + ".";
        throw new NoSuchRunException("There is no run `" + text + "` in this workspace. " + hint);
    }

    private long count(String condition, String flow) {
        try {
            return flow.isEmpty()
                    ? view.query("SELECT count(*) n FROM run", row -> row.number("n"))
                            .getFirst()
                    : view.query("SELECT count(*) n FROM run" + condition, row -> row.number("n"), flow)
                            .getFirst();
        } catch (IOException e) {
            return 0; // only for the words of another error
        }
    }

    private static NoSuchRunException tooFew(String where, long runs, int back) {
        if (runs == 0) {
            return new NoSuchRunException("There are no runs in this workspace yet. `slipway run NOTEBOOK` makes one.");
        }
        return new NoSuchRunException("There is no run " + back + " before the latest of " + where + ": it has "
                + (runs == 1 ? "1 run" : runs + " runs") + ". `slipway runs` lists them.");
    }

    /// Returns the flows that have runs or deployments, by name.
    static List<String> flows(View view) throws IOException {
        return view.query(
                "SELECT flow FROM run UNION SELECT flow FROM deployment ORDER BY flow", row -> row.text("flow"));
    }

    private static String some(List<String> names) {
        var listed = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? listed + ", …" : listed;
    }

    private static RunId id(dev.slipway.engine.store.Row row) throws IOException {
        return new RunId(row.text("id"));
    }
}
