package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.Rows.Page;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunOrder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the list of runs reads from the store. Immutable. Does I/O.
///
/// @param store whose runs
record ListReading(LiveStore store) {
    /// @param inStore runs there are at all
    record Answer(Page<RunRow> page, long inStore) {}

    /// @param answer what stands at the top of the list now
    /// @param live runs under way as they are now
    record Refresh(Answer answer, List<RunRow> live) {}

    /// Returns the newest runs that meet `asked`, only those older than `before` if that is given.
    Answer newest(Filter asked, int limit, @Nullable RunId before) throws IOException {
        return withAll(asked, store.services().history().runs(asked.query(limit, before)));
    }

    /// Returns runs that meet `asked` in another order.
    Answer ordered(Filter asked, RunOrder order, int limit, long offset) throws IOException {
        var history = store.services().history();
        var now = store.clock().instant();
        return withAll(asked, history.runs(asked.query(limit, null), order, offset, now));
    }

    /// Returns runs as they are now.
    List<RunRow> rows(List<RunId> ids) throws IOException {
        return ids.isEmpty() ? List.of() : store.services().history().rows(ids);
    }

    private Answer withAll(Filter asked, Page<RunRow> page) throws IOException {
        long all = asked.isEmpty()
                ? page.total()
                : store.services().history().runs(Filter.ALL.query(1, null)).total();
        return new Answer(page, all);
    }
}
