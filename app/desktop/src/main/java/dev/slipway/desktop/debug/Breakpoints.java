package dev.slipway.desktop.debug;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.debug.BlockMoves.Move;
import dev.slipway.desktop.debug.Breakpoint.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The breakpoints of a notebook: they move with the lines of their cells, and those of a cell that is gone come back
/// with it. UI thread only.
public final class Breakpoints {
    private static final int MOST_LOST = 32;

    private final Map<CellId, List<Breakpoint>> all = new LinkedHashMap<>();
    private final Map<CellId, List<Lost>> lost = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<Breakpoint>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper exceptions = new ReadOnlyBooleanWrapper();
    private Map<CellId, String> texts = new LinkedHashMap<>();

    /// One whose line was deleted.
    ///
    /// @param text that of its cell before
    private record Lost(String text, Breakpoint one) {}

    /// Those of the code cells that are there, in the order of the cells and of their lines.
    public ReadOnlyObjectProperty<List<Breakpoint>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether the kernel pauses where an exception is thrown, too.
    public ReadOnlyBooleanProperty exceptionsProperty() {
        return exceptions.getReadOnlyProperty();
    }

    void exceptions(boolean on) {
        exceptions.set(on);
    }

    /// Tells whether there is anything to pause at.
    boolean isNeeded() {
        return exceptions.get() || shown.get().stream().anyMatch(Breakpoint::isOn);
    }

    /// Returns those of one cell, in the order of their lines.
    public List<Breakpoint> of(CellId cell) {
        return texts.containsKey(cell) ? all.getOrDefault(cell, List.of()) : List.of();
    }

    /// Returns the one at a line; empty if there is none.
    public Optional<Breakpoint> at(CellId cell, int line) {
        return of(cell).stream().filter(one -> one.line() == line).findFirst();
    }

    /// Sets one at a line of a code cell, or at the next with code; removes one that is there. Returns a sentence if
    /// it does not stand where it was asked for, else nothing.
    String toggle(CellId cell, int line) {
        var text = texts.get(cell);
        if (text == null) {
            return "Breakpoints stand in Java cells only.";
        }
        if (at(cell, line).isPresent()) {
            change(cell, without(cell, line));
            return "";
        }
        int place = LineMoves.withCode(text, line);
        if (place == 0) {
            return "There is no code in this line or below, where a breakpoint could stand.";
        }
        if (at(cell, place).isEmpty()) {
            var more = new ArrayList<>(of(cell));
            more.add(Breakpoint.at(cell, place));
            change(cell, more);
        }
        return place == line ? "" : "Line " + line + " has no code: the breakpoint stands at line " + place + ".";
    }

    private List<Breakpoint> without(CellId cell, int line) {
        return of(cell).stream().filter(one -> one.line() != line).toList();
    }

    void remove(Breakpoint gone) {
        change(gone.cell(), without(gone.cell(), gone.line()));
    }

    void removeAll() {
        all.clear();
        lost.clear();
        show();
    }

    /// Switches one on or off.
    void turn(Breakpoint one, boolean on) {
        replace(one, known -> known.turned(on));
    }

    /// Switches all on or off.
    void turnAll(boolean on) {
        all.replaceAll((_, list) -> list.stream()
                .map(one -> one.isOn() == on ? one : one.turned(on))
                .toList());
        show();
    }

    /// Makes `condition` what has to hold; empty for none.
    void condition(Breakpoint one, String condition) {
        replace(one, known -> known.withCondition(condition.strip()));
    }

    private void replace(Breakpoint one, UnaryOperator<Breakpoint> change) {
        change(
                one.cell(),
                of(one.cell()).stream()
                        .map(known -> known.line() == one.line() ? change.apply(known) : known)
                        .toList());
    }

    private void change(CellId cell, List<Breakpoint> now) {
        put(cell, now);
        show();
    }

    private void put(CellId cell, List<Breakpoint> now) {
        var unique = new LinkedHashMap<Integer, Breakpoint>();
        now.stream().sorted(Comparator.comparingInt(Breakpoint::line)).forEach(one -> unique.put(one.line(), one));
        if (unique.isEmpty()) {
            all.remove(cell);
        } else {
            all.put(cell, List.copyOf(unique.values()));
        }
    }

    private void show() {
        var now = new ArrayList<Breakpoint>();
        texts.keySet().forEach(cell -> now.addAll(all.getOrDefault(cell, List.of())));
        shown.set(List.copyOf(now));
    }

    /// Takes note of the code cells as they stand, in order, and moves breakpoints with their lines, to another cell
    /// too.
    void follow(Map<CellId, String> now) {
        var carried = carried(now);
        texts.forEach((cell, was) -> {
            var is = now.get(cell);
            if (is != null && !was.equals(is) && (all.containsKey(cell) || lost.containsKey(cell))) {
                put(cell, moved(cell, was, is));
            }
        });
        boolean isOther = !List.copyOf(now.keySet()).equals(List.copyOf(texts.keySet()));
        texts = new LinkedHashMap<>(now);
        carried.forEach(this::arrive);
        if (isOther || !shown.get().equals(flat())) {
            show();
        }
    }

    /// Returns the breakpoints of each block of lines that stands in another cell now.
    private Map<Move, List<Breakpoint>> carried(Map<CellId, String> now) {
        var carried = new LinkedHashMap<Move, List<Breakpoint>>();
        if (!texts.keySet().equals(now.keySet()) && !all.isEmpty()) {
            for (var move : new BlockMoves(texts, now).all()) {
                carried.put(
                        move,
                        of(move.from()).stream()
                                .filter(one -> move.has(one.line()))
                                .map(one -> one.in(move.to(), move.moved(one.line())))
                                .toList());
            }
        }
        return carried;
    }

    /// Lets the lines of a block have the breakpoints they had in the cell they come from, and no others.
    private void arrive(Move move, List<Breakpoint> theirs) {
        var back = move.turned();
        var now = new ArrayList<>(all.getOrDefault(move.to(), List.of()));
        now.removeIf(one -> back.has(one.line()));
        now.addAll(theirs);
        put(move.to(), now);
        var gone = lost.get(move.from());
        if (gone != null) {
            gone.removeIf(one -> move.has(one.one().line()));
        }
    }

    /// Gives new cells the breakpoints of those they are copies of.
    void adopt(Map<CellId, List<Breakpoint>> marks) {
        marks.forEach((cell, theirs) ->
                put(cell, theirs.stream().map(one -> one.in(cell, one.line())).toList()));
        show();
    }

    private List<Breakpoint> flat() {
        return texts.keySet().stream()
                .flatMap(cell -> all.getOrDefault(cell, List.of()).stream())
                .toList();
    }

    /// Returns the breakpoints of a cell whose text `was` is now `is`; those whose lines are there again come back.
    private List<Breakpoint> moved(CellId cell, String was, String is) {
        var now = new ArrayList<Breakpoint>();
        var gone = new ArrayList<>(lost.getOrDefault(cell, List.of()));
        for (var one : List.copyOf(gone)) {
            int line = LineMoves.moved(one.text(), is, one.one().line());
            var words = LineMoves.line(is, line);
            if (!words.isEmpty()
                    && words.equals(LineMoves.line(one.text(), one.one().line()))) {
                gone.remove(one);
                now.add(one.one().movedTo(line));
            }
        }
        for (var one : all.getOrDefault(cell, List.of())) {
            int line = LineMoves.moved(was, is, one.line());
            if (line > 0) {
                now.add(one.movedTo(line));
            } else {
                gone.add(new Lost(was, one));
            }
        }
        if (gone.size() > MOST_LOST) {
            gone.subList(0, gone.size() - MOST_LOST).clear();
        }
        lost.put(cell, gone);
        return now;
    }

    /// Takes what the kernel says of the breakpoints `asked` of a cell, in their order.
    void answered(CellId cell, List<Breakpoint> asked, List<Breakpoint> answers) {
        var now = new ArrayList<Breakpoint>();
        for (var one : all.getOrDefault(cell, List.of())) {
            int place = asked.indexOf(one);
            now.add(place < 0 || place >= answers.size() ? one : answers.get(place));
        }
        change(cell, now);
    }

    /// Forgets what a kernel said: it is gone.
    void forgetAnswers() {
        all.replaceAll((_, list) -> list.stream()
                .map(one -> one.answered(Answer.NONE, one.line(), "").called(0))
                .toList());
        show();
    }

    /// Returns all of them as text, those of cells that are gone too.
    public String text() {
        var items = new ArrayList<String>();
        all.values().forEach(list -> list.forEach(one -> items.add(Fields.write(members(one)))));
        if (items.isEmpty() && !exceptions.get()) {
            return "";
        }
        var members = new LinkedHashMap<String, String>();
        members.put("exceptions", String.valueOf(exceptions.get()));
        members.put("at", Fields.array(items));
        return Fields.write(members);
    }

    private static Map<String, String> members(Breakpoint one) {
        var members = new LinkedHashMap<String, String>();
        members.put("cell", Fields.quote(one.cell().value()));
        members.put("line", String.valueOf(one.line()));
        members.put("on", String.valueOf(one.isOn()));
        if (!one.condition().isEmpty()) {
            members.put("if", Fields.quote(one.condition()));
        }
        return members;
    }

    /// Takes over those that `text` spells; what is none is left out.
    void read(String text) {
        all.clear();
        exceptions.set(Fields.of(text).flag("exceptions"));
        for (var one : Fields.of(text).all("at")) {
            var id = one.text("cell");
            if (CellId.accepts(id) && one.whole("line") > 0) {
                var cell = new CellId(id);
                var more = new ArrayList<>(all.getOrDefault(cell, List.of()));
                more.add(new Breakpoint(cell, one.whole("line"), one.flag("on"), one.text("if"), Answer.NONE, "", 0));
                put(cell, more);
            }
        }
        show();
    }
}
