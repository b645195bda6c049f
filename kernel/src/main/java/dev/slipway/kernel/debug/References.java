package dev.slipway.kernel.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The numbers by which a front end asks for the parts of values. They hold as long as the thread is paused
/// for which they were given. Thread-safe.
final class References {
    /// Most parts given where no number is asked for.
    static final int MOST = 1_000;

    private final Map<Integer, Held> all = new HashMap<>();
    private final Map<Integer, Integer> frames = new HashMap<>();
    private int last;

    /// @param owner what the number lives as long as
    private record Held(Object owner, Children children) {}

    /// Returns the number for `children`; 0 if there are none.
    synchronized int add(Object owner, Children children) {
        if (children.count() == 0) {
            return 0;
        }
        all.put(++last, new Held(owner, children));
        return last;
    }

    /// Forgets the numbers given for `owner`.
    synchronized void forget(Object owner) {
        all.values().removeIf(held -> held.owner().equals(owner));
        frames.keySet().retainAll(all.keySet());
    }

    /// Says that `number` stands for the local variables of a frame.
    synchronized void ofFrame(int number, int frame) {
        frames.put(number, frame);
    }

    /// Returns the frame whose local variables `number` stands for.
    ///
    /// @throws Refusal if it stands for something else
    synchronized int frame(int number) throws Refusal {
        var frame = frames.get(number);
        if (frame == null) {
            throw new Refusal(
                    "Only local variables can be changed here: write what is to be changed as an expression.");
        }
        return frame;
    }

    private synchronized Held held(int number) throws Refusal {
        var held = all.get(number);
        if (held == null) {
            throw new Refusal("The value is no longer held: the cell has gone on since.");
        }
        return held;
    }

    /// Returns the variables behind `number`, as DAP has them.
    ///
    /// @param number 0 for what has none
    /// @param count how many at most; 0 for all
    /// @throws Refusal if the number is no longer in use
    List<Body> variables(int number, int first, int count) throws Refusal {
        if (number == 0) {
            return List.of(); // what has no parts has no number: JupyterLab asks all the same
        }
        var held = held(number);
        int most = count <= 0 ? MOST : count;
        var bodies = new ArrayList<Body>();
        for (var child : held.children().source().some(first, most)) {
            bodies.add(variable(held.owner(), child.name(), child.type(), child.value()));
        }
        int left = held.children().count() - first - bodies.size();
        if (count <= 0 && left > 0) {
            bodies.add(new Body()
                    .put("name", "…")
                    .put("value", left + " more are not shown")
                    .put("type", "")
                    .put("variablesReference", 0));
        }
        return bodies;
    }

    /// Returns a value as DAP has a variable.
    Body variable(Object owner, String name, String type, @Nullable Object value) {
        return described(new Body().put("name", name), "value", owner, type, value);
    }

    /// Adds to `body` what a value is: its text as the member `member`, its type, and its parts.
    Body described(Body body, String member, Object owner, String type, @Nullable Object value) {
        var children = Children.of(value);
        body.put(member, ValueText.of(value)).put("type", shown(type, value));
        if (children.count() > 0) {
            body.put(children.isIndexed() ? "indexedVariables" : "namedVariables", children.count());
        }
        return body.put("variablesReference", add(owner, children));
    }

    /// Returns what an object is where it was declared as something wider.
    private static String shown(String declared, @Nullable Object value) {
        if (value == null || declared.isEmpty()) {
            return declared;
        }
        boolean isPrimitive = Character.isLowerCase(declared.charAt(0)) && declared.indexOf('.') < 0;
        return isPrimitive ? declared : Types.name(value.getClass());
    }
}
