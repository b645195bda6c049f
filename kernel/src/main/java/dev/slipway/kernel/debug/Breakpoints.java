package dev.slipway.kernel.debug;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import dev.slipway.kernel.debug.CellFiles.Target;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.LiveCode;
import dev.slipway.kernel.engine.classes.ClassNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The breakpoints that front ends have set, and those of the virtual machine for them. Guarded by the
/// debugger's gate.
///
/// A breakpoint takes hold in the classes of the text that its cell was last compiled from: those that are
/// loaded, and those to come.
final class Breakpoints {
    private static final String WANTED = "wanted";
    private static final String NOTEBOOK = "REPL.";

    private final Gate gate;
    private final Machine machine;
    private final LiveCode code;
    private final CellFiles files;
    private final Consumer<Event> events;
    private final Map<Target, List<Wanted>> wanted = new LinkedHashMap<>();
    private final Map<String, ReferenceType> loaded = new HashMap<>();
    private int last;

    /// A breakpoint as it was asked for.
    ///
    /// @param line of the cell's text, 1-based
    /// @param condition empty if there is none
    /// @param said what was last told of it
    record Wanted(int id, Target target, int line, String condition, Told said) {
        Wanted told(Told now) {
            return new Wanted(id, target, line, condition, now);
        }
    }

    /// What a front end was told of a breakpoint.
    ///
    /// @param line it is really on
    /// @param why it is nowhere yet, a sentence; empty if it is verified
    record Told(int line, String why) {
        boolean isVerified() {
            return why.isEmpty();
        }
    }

    Breakpoints(Gate gate, Machine machine, LiveCode code, CellFiles files, Consumer<Event> events) {
        this.gate = gate;
        this.machine = machine;
        this.code = code;
        this.files = files;
        this.events = events;
        var prepare = machine.jdi().eventRequestManager().createClassPrepareRequest();
        prepare.addClassFilter(NOTEBOOK + "*");
        prepare.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        prepare.enable();
    }

    /// Sets all breakpoints of a cell or text, in place of those before.
    ///
    /// @param isElsewhere whether the front end's text is not the one that was compiled: then they hold from
    /// the next execution on
    /// @return what there is to tell, in their order
    List<Body> set(Target target, List<Wanted> asked, boolean isElsewhere) {
        synchronized (gate) {
            var placed = new ArrayList<Wanted>();
            for (var one : asked) {
                var now = new Wanted(++last, target, one.line(), one.condition(), one.said());
                placed.add(now.told(
                        isElsewhere ? new Told(one.line(), "It takes hold when the cell is run.") : place(now)));
            }
            if (placed.isEmpty()) {
                wanted.remove(target);
            } else {
                wanted.put(target, placed);
            }
            remove(target);
            if (!isElsewhere) {
                loaded.values().forEach(this::apply);
            }
            return placed.stream().map(this::body).toList();
        }
    }

    private Told place(Wanted one) {
        var lines = lines(one.target());
        if (lines == null) {
            return new Told(one.line(), "It takes hold when the cell is run.");
        }
        var line = lines.ceiling(one.line());
        return line == null ? new Told(one.line(), "There is no code at this line or below it.") : new Told(line, "");
    }

    /// Returns the lines with code; null if they are not known.
    private @Nullable NavigableSet<Integer> lines(Target target) {
        var cell = cell(target);
        if (cell != null) {
            return code.lines(cell.id());
        }
        var text = target instanceof Target.OfText(var path) ? files.text(path) : null;
        return text == null ? null : CodeLines.of(text);
    }

    private @Nullable SourceCell cell(Target target) {
        return switch (target) {
            case Target.OfCell(var id) -> code.cell(id);
            case Target.OfText(var path) ->
                code.cells().stream()
                        .filter(cell -> files.path(cell.source()).equals(path))
                        .findFirst()
                        .orElse(null);
        };
    }

    private Body body(Wanted one) {
        var body = new Body()
                .put("id", one.id())
                .put("verified", one.said().isVerified())
                .put("line", one.said().line());
        if (!one.said().isVerified()) {
            body.put("message", one.said().why());
        }
        return body.put("source", source(one.target()));
    }

    static Body source(Target target) {
        return switch (target) {
            case Target.OfCell(var id) -> new Body().put("slipway", new Body().put("cell", id.value()));
            case Target.OfText(var path) -> new Body().put("path", path);
        };
    }

    /// Returns what is set, as `debugInfo` has it.
    List<Body> all() {
        synchronized (gate) {
            var bodies = new ArrayList<Body>();
            wanted.forEach((target, list) -> {
                var points = list.stream()
                        .map(one -> new Body()
                                .put("line", one.line())
                                .put("verified", one.said().isVerified())
                                .put("condition", one.condition().isEmpty() ? null : one.condition()))
                        .toList();
                var body = new Body();
                switch (target) {
                    case Target.OfText(var path) -> body.put("source", path);
                    case Target.OfCell(var id) -> {
                        // JupyterLab takes every source for a path
                        var cell = code.cell(id);
                        body.put("source", cell == null ? "" : files.path(cell.source()));
                        body.put("slipway", new Body().put("cell", id.value()));
                    }
                }
                bodies.add(body.put("breakpoints", points));
            });
            return bodies;
        }
    }

    /// Sees to a cell that has been compiled and is about to run.
    void compiled(SourceCell cell) {
        synchronized (gate) {
            var targets = targets(cell);
            targets.forEach(this::remove);
            for (var target : targets) {
                wanted.computeIfPresent(
                        target, (_, list) -> list.stream().map(this::placedAnew).toList());
            }
            loaded.values().forEach(this::apply);
        }
    }

    private Wanted placedAnew(Wanted one) {
        var now = place(one);
        var placed = one.told(now);
        if (!now.equals(one.said())) {
            events.accept(
                    new Event("breakpoint", new Body().put("reason", "changed").put("breakpoint", body(placed))));
        }
        return placed;
    }

    private List<Target> targets(SourceCell cell) {
        return List.of(new Target.OfCell(cell.id()), new Target.OfText(files.path(cell.source())));
    }

    /// Sees to a class that has been loaded.
    void prepared(ReferenceType type) {
        synchronized (gate) {
            loaded.put(type.name(), type);
            apply(type);
        }
    }

    /// Sees to classes that have got other code: the virtual machine has taken their breakpoints away.
    void redefined(Collection<String> names) {
        synchronized (gate) {
            for (var name : names) {
                var type = loaded.get(name);
                if (type != null) {
                    machine.forget(type);
                    removeFrom(type);
                    apply(type);
                }
            }
        }
    }

    private void apply(ReferenceType type) {
        var place = code.place(type.name(), 1);
        if (place == null
                || wanted.isEmpty()
                || !Objects.equals(code.cell(place.cell().id()), place.cell())) {
            return;
        }
        var points = new ArrayList<Wanted>();
        targets(place.cell()).forEach(target -> points.addAll(wanted.getOrDefault(target, List.of())));
        points.removeIf(one -> !one.said().isVerified());
        if (points.isEmpty()) {
            return;
        }
        try {
            for (var method : type.methods()) {
                apply(method, points);
            }
        } catch (ObjectCollectedException gone) {
            loaded.remove(type.name());
        }
    }

    private void apply(Method method, List<Wanted> points) {
        for (var one : points) {
            var first = first(method, one.said().line());
            if (first != null && !isSet(first)) {
                var request = machine.jdi().eventRequestManager().createBreakpointRequest(first);
                request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                request.putProperty(WANTED, one);
                request.enable();
            }
        }
    }

    private boolean isSet(Location location) {
        return machine.jdi().eventRequestManager().breakpointRequests().stream()
                .anyMatch(request -> request.getProperty(WANTED) != null
                        && request.location().equals(location));
    }

    /// Returns where a method comes to a line of the cell first; null if it does not.
    private @Nullable Location first(Method method, int line) {
        try {
            Location first = null;
            for (var location : method.allLineLocations()) {
                var place = code.place(method.declaringType().name(), location.lineNumber());
                boolean isThere = place != null && place.isOwn() && place.line() == line;
                if (isThere && (first == null || location.codeIndex() < first.codeIndex())) {
                    first = location;
                }
            }
            return first;
        } catch (AbsentInformationException abstractMethod) {
            return null;
        }
    }

    private void remove(Target target) {
        removeIf(request -> request.getProperty(WANTED) instanceof Wanted one
                && one.target().equals(target));
    }

    private void removeFrom(ReferenceType type) {
        removeIf(request -> request.getProperty(WANTED) != null
                && request.location().declaringType().equals(type));
    }

    private void removeIf(java.util.function.Predicate<BreakpointRequest> unwanted) {
        var manager = machine.jdi().eventRequestManager();
        manager.deleteEventRequests(
                manager.breakpointRequests().stream().filter(unwanted).toList());
    }

    /// Forgets all breakpoints.
    void clear() {
        synchronized (gate) {
            wanted.clear();
            removeIf(request -> request.getProperty(WANTED) != null);
        }
    }

    /// Returns what was asked for where a breakpoint was hit; null if it is none of these.
    static @Nullable Wanted wanted(EventRequest request) {
        return request.getProperty(WANTED) instanceof Wanted one ? one : null;
    }

    /// Returns the class of a wrapper, if it is loaded.
    @Nullable
    ReferenceType loaded(String className) {
        synchronized (gate) {
            return ClassNames.accepts(className) ? loaded.get(className) : null;
        }
    }

    /// Lines of a text that is not compiled yet, as far as they can be told.
    static final class CodeLines {
        private CodeLines() {}

        /// Returns the lines that seem to have code, 1-based.
        static NavigableSet<Integer> of(String text) {
            var lines = new TreeSet<Integer>();
            boolean isComment = false;
            var all = text.split("\n", -1);
            for (int i = 0; i < all.length; i++) {
                var line = all[i].strip();
                boolean begins = !isComment && line.startsWith("/*");
                isComment = begins || isComment;
                boolean hasCode = !isComment
                        && !line.startsWith("//")
                        && !line.startsWith("%")
                        && !line.startsWith("@")
                        && !line.startsWith("import ")
                        && line.chars().anyMatch(Character::isJavaIdentifierPart)
                        && !line.matches("else\\W*|\\W*else\\W*|\\W*try\\W*|\\W*finally\\W*|\\W*do\\W*");
                if (hasCode) {
                    lines.add(i + 1);
                }
                if (isComment && line.contains("*/")) {
                    isComment = false;
                }
            }
            return lines;
        }
    }
}
