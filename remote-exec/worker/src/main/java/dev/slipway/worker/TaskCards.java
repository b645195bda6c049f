package dev.slipway.worker;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.worker.protocol.Report;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The cards of one task, by the ids that `updateDisplay` takes. Guarded by its host.
///
/// A card that is updated often is told of a few times a second, and as it is in the end.
final class TaskCards {
    private static final String ID = "display-";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, MimeBundle> waiting = new LinkedHashMap<>();
    private int next;

    /// Returns a new card that cannot be updated.
    Report.Card add(MimeBundle bundle) {
        return new Report.Card(next++, bundle);
    }

    /// Returns the id of the card that comes next: the same in every run, as what a task keeps may hold it.
    String newId() {
        var id = ID + (next + 1);
        numbers.put(id, next);
        return id;
    }

    /// Takes another content for the card `id`. One that this task has not shown is another task's: it is a new card
    /// here, and returned.
    List<Report> update(String id, MimeBundle bundle) {
        var number = numbers.get(id);
        if (number == null) {
            numbers.put(id, next);
            return List.of(add(bundle));
        }
        waiting.put(number, bundle);
        return List.of();
    }

    /// Returns the cards that have changed, as they are now.
    List<Report> changed() {
        var all = waiting.entrySet().stream()
                .<Report>map(entry -> new Report.Card(entry.getKey(), entry.getValue()))
                .toList();
        waiting.clear();
        return all;
    }
}
