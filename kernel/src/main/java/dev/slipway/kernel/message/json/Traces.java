package dev.slipway.kernel.message.json;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.protocol.CellTrace;
import dev.slipway.kernel.protocol.CellUse;
import dev.slipway.kernel.protocol.CellUse.Defined;
import org.jspecify.annotations.Nullable;

/// What cells use, and did, ⇄ JSON.
final class Traces {
    private Traces() {}

    static Fields write(CellUse use) {
        return new Fields()
                .text("cell", use.cell().value())
                .list(
                        "defines",
                        use.defines(),
                        one -> new Fields()
                                .text("name", one.name())
                                .text("key", one.key())
                                .json())
                .texts("reads", use.reads())
                .texts("mentions", use.mentions())
                .texts("inside", use.inside())
                .texts("changes", use.changes())
                .texts("may_change", use.mayChange())
                .flag("repeatable", use.isRepeatable());
    }

    static CellUse use(View view) {
        return new CellUse(
                new CellId(view.text("cell", "unknown")),
                view.views("defines", one -> new Defined(one.text("name", ""), one.text("key", ""))),
                view.texts("reads"),
                view.texts("mentions"),
                view.texts("inside"),
                view.texts("changes"),
                view.texts("may_change"),
                view.flag("repeatable", false));
    }

    static String write(CellTrace trace) {
        return write(trace.use())
                .texts("renewed", trace.renewed())
                .texts("lost", trace.lost())
                .json();
    }

    /// Returns the trace `name`; null if there is none.
    static @Nullable CellTrace trace(View view, String name) {
        if (!view.has(name)) {
            return null;
        }
        var own = view.view(name);
        return new CellTrace(use(own), own.texts("renewed"), own.texts("lost"));
    }
}
