package dev.slipway.kernel.debug;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.StackFrame;
import dev.slipway.kernel.debug.Children.Child;
import dev.slipway.kernel.debug.Pauses.Placed;
import dev.slipway.kernel.engine.LiveCode;
import dev.slipway.kernel.engine.classes.ClassNames;
import java.util.ArrayList;
import java.util.List;

/// Frames and their variables, as the Debug Adapter Protocol has them. Thread-safe.
record FrameView(
        Machine machine, Pauses pauses, References references, LiveCode code, CellFiles files, LibraryText libraries) {
    private static final String ENTRY = "do_it$";
    /// Owns the numbers of values that live as long as the session.
    static final Object SESSION = new Object();

    /// Returns the frames of a paused thread.
    Body stack(Pause pause, DapRequest request) {
        int first = Math.max(0, request.whole("startFrame", 0));
        int levels = request.whole("levels", 0);
        var all = pause.frames();
        int end = levels <= 0 ? all.size() : Math.min(all.size(), first + levels);
        var bodies = new ArrayList<Body>();
        for (int i = Math.min(first, end); i < end; i++) {
            bodies.add(frame(pause.firstFrame() + i, all.get(i)));
        }
        return new Body().put("stackFrames", bodies).put("totalFrames", all.size());
    }

    private Body frame(int number, Stack.Frame frame) {
        var body = new Body().put("id", number).put("name", frame.name()).put("column", 1);
        var place = frame.place();
        if (place != null) {
            var source = new Body()
                    .put("name", "Cell " + (place.cell().index() + 1))
                    .put("path", files.path(place.cell().source()))
                    .put("slipway", new Body().put("cell", place.cell().id().value()));
            return body.put("line", place.line()).put("source", source);
        }
        var location = frame.location();
        return body.put("line", Math.max(0, location.lineNumber()))
                .put("source", libraries.source(location))
                .put("presentationHint", "subtle");
    }

    /// Returns the scopes of a frame: what is declared in it, and the session.
    List<Body> scopes(Placed placed) throws Refusal {
        var locals = locals(placed);
        var some = new ArrayList<Body>();
        int number = references.add(placed.pause(), list(locals));
        references.ofFrame(
                number, placed.pause().firstFrame() + placed.pause().frames().indexOf(placed.frame()));
        some.add(scope("Locals", "locals", number, locals.size()));
        var session = code.variables();
        var all = new Children(
                session.size(),
                false,
                (first, count) -> session.stream()
                        .skip(first)
                        .limit(count)
                        .map(one -> new Child(one.name(), one.type(), one.value()))
                        .toList());
        some.add(scope("Session", "globals", references.add(placed.pause(), all), session.size()));
        return some;
    }

    private static Body scope(String name, String hint, int number, int count) {
        return new Body()
                .put("name", name)
                .put("presentationHint", hint)
                .put("variablesReference", number)
                .put("namedVariables", count)
                .put("expensive", false);
    }

    private static Children list(List<Child> children) {
        return new Children(
                children.size(),
                false,
                (first, count) -> children.stream().skip(first).limit(count).toList());
    }

    /// Returns what is in sight in a frame: `this` first, then the local variables in the order of their
    /// declaration.
    List<Child> locals(Placed placed) throws Refusal {
        return pauses.with(placed, frame -> {
            var all = new ArrayList<Child>();
            var self = frame.thisObject();
            if (self != null) {
                var value = machine.live(self);
                all.add(new Child("this", value == null ? "" : Types.name(value.getClass()), value));
            }
            for (var variable : visible(frame)) {
                all.add(new Child(
                        variable.name(), Types.name(variable.typeName()), machine.live(frame.getValue(variable))));
            }
            return all;
        });
    }

    /// Returns the local variables of a frame that somebody has written; none where a library was compiled
    /// without.
    static List<LocalVariable> visible(StackFrame frame) {
        try {
            var method = frame.location().method();
            boolean isEntry = ClassNames.accepts(method.declaringType().name())
                    && method.name().startsWith(ENTRY);
            return frame.visibleVariables().stream()
                    .filter(variable -> !isEntry || !variable.name().endsWith("_"))
                    .toList();
        } catch (AbsentInformationException none) {
            return List.of();
        }
    }

    /// Returns the variables of the session, as variables of DAP.
    List<Body> session() throws Refusal {
        references.forget(SESSION);
        var session = code.variables();
        return TimeLimit.within(() -> session.stream()
                .limit(References.MOST)
                .map(one -> references.variable(SESSION, one.name(), one.type(), one.value()))
                .toList());
    }
}
