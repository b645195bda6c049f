package dev.slipway.desktop.debug;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.debug.Breakpoint.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What a kernel has been told of breakpoints; it is told again only what has changed. UI thread only.
final class SentBreakpoints {
    /// The arguments of `initialize`, as JupyterLab sends them.
    static final Map<String, String> INTRODUCTION = Map.of(
            "clientID",
            Fields.quote("slipway"),
            "clientName",
            Fields.quote("Slipway"),
            "adapterID",
            Fields.quote("java"),
            "pathFormat",
            Fields.quote("path"),
            "linesStartAt1",
            "true",
            "columnsStartAt1",
            "true",
            "supportsVariableType",
            "true",
            "supportsVariablePaging",
            "true");

    private final Breakpoints breakpoints;
    private final Consumer<String> tell;
    private final Predicate<CellId> isNew;
    private final Map<CellId, List<Told>> told = new HashMap<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private boolean exceptions;

    /// What a kernel knows of a breakpoint.
    private record Told(int line, String condition) {
        static List<Told> of(List<Breakpoint> all) {
            return all.stream()
                    .map(one -> new Told(one.line(), one.condition()))
                    .toList();
        }
    }

    /// @param isNew tells whether the text of a cell, as it is now, has not been executed
    /// @param tell called with what a person is to know
    SentBreakpoints(Breakpoints breakpoints, Predicate<CellId> isNew, Consumer<String> tell) {
        this.breakpoints = breakpoints;
        this.isNew = isNew;
        this.tell = tell;
    }

    /// Forgets all: it was told to another kernel.
    void clear() {
        told.clear();
        places.clear();
        exceptions = false;
    }

    /// Sends what `session` does not know yet.
    void send(DebugSession session) {
        var cells = new LinkedHashSet<>(told.keySet());
        breakpoints.shownProperty().get().forEach(one -> cells.add(one.cell()));
        for (var cell : cells) {
            var on = breakpoints.of(cell).stream().filter(Breakpoint::isOn).toList();
            if (!Told.of(on).equals(told.getOrDefault(cell, List.of()))) {
                send(session, cell, on);
            }
        }
        boolean now = breakpoints.exceptionsProperty().get();
        if (now != exceptions) {
            exceptions = now;
            var filters = Map.of("filters", now ? "[\"all\"]" : "[]");
            session.ask("setExceptionBreakpoints", filters, answer -> tell.accept(answer.message()));
        }
    }

    private void send(DebugSession session, CellId cell, List<Breakpoint> on) {
        told.put(cell, Told.of(on));
        var arguments = new LinkedHashMap<String, String>();
        var ours = Fields.write(Map.of("cell", Fields.quote(cell.value())));
        arguments.put("source", Fields.write(Map.of("slipway", ours)));
        arguments.put(
                "breakpoints",
                Fields.array(on.stream().map(SentBreakpoints::json).toList()));
        arguments.put("sourceModified", String.valueOf(isNew.test(cell)));
        session.ask("setBreakpoints", arguments, answer -> {
            if (answer.isDone()) {
                answered(cell, on, answer.body().all("breakpoints"));
            } else {
                var refused = on.stream()
                        .map(one -> one.answered(Answer.REFUSED, one.line(), answer.message()))
                        .toList();
                breakpoints.answered(cell, on, refused);
                tell.accept(answer.message());
            }
        });
    }

    private static String json(Breakpoint one) {
        var members = new LinkedHashMap<String, String>();
        members.put("line", String.valueOf(one.line()));
        if (!one.condition().isEmpty()) {
            members.put("condition", Fields.quote(one.condition()));
        }
        return Fields.write(members);
    }

    private void answered(CellId cell, List<Breakpoint> asked, List<Fields> said) {
        var now = new ArrayList<Breakpoint>();
        for (int i = 0; i < Math.min(asked.size(), said.size()); i++) {
            var one = asked.get(i);
            now.add(answered(one, one.line(), said.get(i)));
        }
        breakpoints.answered(cell, asked, now);
        told.put(
                cell,
                Told.of(breakpoints.of(cell).stream().filter(Breakpoint::isOn).toList()));
    }

    /// Returns `one` as the kernel says it is.
    ///
    /// @param was the line that the kernel knew it at
    private Breakpoint answered(Breakpoint one, int was, Fields said) {
        var message = said.text("message");
        boolean isVerified = said.flag("verified");
        boolean isPending = !isVerified && (message.isEmpty() || isNew.test(one.cell()));
        int is = isVerified && said.whole("line") > 0 ? said.whole("line") : was;
        int line = Math.max(1, one.line() + is - was);
        if (said.whole("id") > 0) {
            places.put(said.whole("id"), is);
        }
        if (line != one.line()) {
            tell.accept("Line " + one.line() + " has no code: the breakpoint stands at line " + line + ".");
        } else if (!isVerified && !isPending) {
            tell.accept(message);
        }
        var answer = isVerified ? Answer.VERIFIED : isPending ? Answer.NONE : Answer.REFUSED;
        return one.answered(answer, line, message).called(said.whole("id"));
    }

    /// Hears that the kernel knows more of one: its code is there.
    void changed(Fields said) {
        int id = said.whole("id");
        breakpoints.shownProperty().get().stream()
                .filter(one -> one.id() == id && id > 0)
                .findFirst()
                .ifPresent(one -> {
                    var now = answered(one, places.getOrDefault(id, one.line()), said);
                    breakpoints.answered(one.cell(), List.of(one), List.of(now));
                    told.put(
                            one.cell(),
                            Told.of(breakpoints.of(one.cell()).stream()
                                    .filter(Breakpoint::isOn)
                                    .toList()));
                });
    }

    /// Takes note that the kernel has stopped at one: it is there, then.
    void reached(Pause pause) {
        pause.own().ifPresent(frame -> {
            var cell = frame.cell();
            if (cell != null) {
                breakpoints.at(cell, frame.line()).ifPresent(one -> {
                    if (one.isOn() && one.answer() == Answer.NONE) {
                        breakpoints.answered(
                                cell, List.of(one), List.of(one.answered(Answer.VERIFIED, one.line(), "")));
                    }
                });
            }
        });
    }
}
