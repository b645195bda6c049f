package dev.slipway.kernel.server;

import dev.slipway.kernel.message.HistoryLine;
import dev.slipway.kernel.message.HistoryQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// What was executed in this session. Thread-safe.
final class History {
    private final List<HistoryLine> lines = new ArrayList<>();

    synchronized void add(HistoryLine line) {
        lines.add(line);
    }

    /// Returns the lines asked for, oldest first.
    synchronized List<HistoryLine> find(HistoryQuery query) {
        return switch (query) {
            case HistoryQuery.Range range -> range(range);
            case HistoryQuery.Tail tail -> last(lines, tail.n());
            case HistoryQuery.Search search -> search(search);
        };
    }

    private List<HistoryLine> range(HistoryQuery.Range range) {
        if (range.session() != 0 && range.session() != 1) {
            return List.of();
        }
        return lines.stream()
                .filter(line -> line.count() >= range.start() && (range.stop() <= 0 || line.count() < range.stop()))
                .toList();
    }

    private List<HistoryLine> search(HistoryQuery.Search search) {
        var pattern = glob(search.pattern());
        var found = lines.stream()
                .filter(line -> pattern.matcher(line.source()).matches())
                .toList();
        if (search.unique()) {
            var bySource = new LinkedHashMap<String, HistoryLine>();
            for (var line : found) {
                bySource.remove(line.source());
                bySource.put(line.source(), line);
            }
            found = List.copyOf(bySource.values());
        }
        return last(found, search.n() <= 0 ? found.size() : search.n());
    }

    private static List<HistoryLine> last(List<HistoryLine> all, int n) {
        return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size()));
    }

    private static Pattern glob(String glob) {
        var regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
