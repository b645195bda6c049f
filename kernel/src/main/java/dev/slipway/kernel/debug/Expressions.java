package dev.slipway.kernel.debug;

import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.StackFrame;
import dev.slipway.kernel.debug.FrameNames.Names;
import dev.slipway.kernel.debug.Pauses.Placed;
import dev.slipway.kernel.engine.LiveCode;
import dev.slipway.kernel.engine.LiveCode.Evaluated;
import dev.slipway.kernel.engine.LiveCode.EvaluationFault;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Evaluates Java in a frame, or in the session where nothing is paused. Thread-safe.
///
/// The code runs on a thread of its own, not on the paused one: what it waits for cannot hold the debugger
/// up, and what it changes of local variables is written back.
record Expressions(Machine machine, Pauses pauses, LiveCode code) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /// Returns the value of `text` in a frame; what it assigns to local variables and fields is theirs
    /// afterwards.
    ///
    /// @param placed null for the session
    /// @throws Refusal with a sentence why there is none
    @Nullable
    Object value(String text, @Nullable Placed placed) throws Refusal {
        if (text.isBlank()) {
            throw new Refusal("There is nothing to evaluate.");
        }
        var names = placed == null ? Names.NONE : pauses.with(placed, frame -> FrameNames.of(frame, machine));
        var known = names.value(text.strip());
        if (known != null) {
            return known.value();
        }
        if (NAME.matcher(text.strip()).matches()) {
            for (var variable : code.variables()) {
                if (variable.name().equals(text.strip())) {
                    return variable.value();
                }
            }
        }
        var evaluated = run(text, names);
        if (!evaluated.changed().isEmpty() && placed != null) {
            names.writeFields(evaluated.changed());
            pauses.with(placed, frame -> write(frame, evaluated.changed()));
        }
        return evaluated.value();
    }

    /// Returns whether `condition` holds in the innermost frame of a thread that is held up.
    ///
    /// @throws Refusal with a sentence why that cannot be told
    boolean holds(String condition, StackFrame frame) throws Refusal {
        var value = run(condition, FrameNames.of(frame, machine)).value();
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new Refusal("It is not true or false, but " + ValueText.of(value) + ".");
    }

    private Evaluated run(String text, Names names) throws Refusal {
        var rewritten = names.rewritten(text);
        return TimeLimit.within(
                () -> {
                    try {
                        return code.evaluate(rewritten, names.used(rewritten));
                    } catch (EvaluationFault e) {
                        throw new Refusal(names.restored(String.valueOf(e.getMessage())));
                    }
                },
                TimeLimit.CODE_SECONDS,
                "It takes too long, or waits for what the paused cell holds: it was ended.",
                code::end);
    }

    private boolean write(StackFrame frame, Map<String, @Nullable Object> changed)
            throws ClassNotLoadedException, InvalidTypeException, IncompatibleThreadStateException {
        boolean wrote = false;
        for (var variable : FrameView.visible(frame)) {
            if (changed.containsKey(variable.name())) {
                frame.setValue(variable, machine.value(changed.get(variable.name()), variable.typeName()));
                wrote = true;
            }
        }
        return wrote;
    }
}
