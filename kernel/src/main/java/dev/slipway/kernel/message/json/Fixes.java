package dev.slipway.kernel.message.json;

import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.protocol.Formatted;
import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.QuickFix.Change;
import dev.slipway.kernel.protocol.QuickFix.Fault;

/// Quick fixes ⇄ JSON. Offsets are UTF-16 units here and there.
final class Fixes {
    private Fixes() {}

    static Fault fault(View content) {
        return new Fault(content.whole("start", 0), content.whole("end", 0), content.text("message", ""));
    }

    static RequestJson.Written write(Request.Fix fix) {
        var fault = fix.fault();
        return RequestJson.Written.of(
                "slipway_fix_request",
                new Fields()
                        .text("code", fix.code())
                        .number("start", fault.start())
                        .number("end", fault.end())
                        .text("message", fault.message()));
    }

    static Formatted formatted(View content) {
        return new Formatted(content.text("code", ""), content.text("reason", ""));
    }

    static QuickFix fix(View view) {
        return new QuickFix(
                view.text("title", ""),
                view.views(
                        "changes",
                        change ->
                                new Change(change.whole("start", 0), change.whole("end", 0), change.text("text", ""))));
    }

    static String write(QuickFix fix) {
        return new Fields()
                .text("title", fix.title())
                .list(
                        "changes",
                        fix.changes(),
                        change -> new Fields()
                                .number("start", change.start())
                                .number("end", change.end())
                                .text("text", change.replacement())
                                .json())
                .json();
    }
}
