package dev.slipway.kernel.debug;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import dev.slipway.kernel.engine.LiveCode;
import dev.slipway.kernel.engine.LiveCode.CodePlace;
import dev.slipway.kernel.engine.classes.ClassNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The stack of a paused thread, without what JShell, the engine and the virtual machine have put there.
final class Stack {
    /// Where the kernel's own code begins, which called the cell.
    static final String KERNEL = "dev.slipway.kernel.";

    private static final int MOST = 5_000;
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");
    private static final String ENTRY = "do_it$";

    private Stack() {}

    /// One frame that is shown.
    ///
    /// @param index among all frames of the thread, innermost 0
    /// @param place in a cell; null for a library's or the JDK's
    record Frame(int index, String name, @Nullable CodePlace place, Location location) {}

    /// Returns the frames of `thread` that concern a person, innermost first.
    static List<Frame> of(ThreadReference thread, LiveCode code) throws IncompatibleThreadStateException {
        var shown = new ArrayList<Frame>();
        var all = thread.frames();
        for (int i = 0; i < all.size() && shown.size() < MOST; i++) {
            var location = all.get(i).location();
            var type = location.declaringType().name();
            if (type.startsWith(KERNEL)) {
                break;
            }
            if (!isPlumbing(type)) {
                var frame = frame(i, location, code);
                if (frame != null) {
                    shown.add(frame);
                }
            }
        }
        return List.copyOf(shown);
    }

    private static @Nullable Frame frame(int index, Location location, LiveCode code) {
        var type = location.declaringType().name();
        if (!ClassNames.accepts(type)) {
            return new Frame(index, Types.name(type) + "." + location.method().name(), null, location);
        }
        var place = code.place(type, location.lineNumber());
        return place == null || location.method().isBridge()
                ? null
                : new Frame(index, name(location, place), place, location);
    }

    private static String name(Location location, CodePlace place) {
        var method = location.method().name();
        var cell = "Cell " + (place.cell().index() + 1);
        var lambda = LAMBDA.matcher(method);
        if (lambda.matches()) {
            var around = lambda.group(1);
            return "lambda in " + (around.startsWith(ENTRY) || around.equals("static") ? cell : around);
        }
        if (method.startsWith(ENTRY)) {
            return cell;
        }
        var declared = ClassNames.declared(location.declaringType().name());
        if (method.equals("<init>") || method.equals("<clinit>")) {
            return declared.isEmpty() ? cell : declared;
        }
        return declared.isEmpty() ? method : declared + "." + method;
    }

    /// Tells whether a class only carries calls on.
    static boolean isPlumbing(String type) {
        return type.startsWith("jdk.internal.")
                || type.startsWith("java.lang.invoke.")
                || type.startsWith("java.lang.reflect.")
                || type.startsWith("dev.slipway.")
                || type.contains("/0x"); // hidden: of a lambda
    }

    /// Returns the innermost frame of a thread that is held up; null if it has none.
    static @Nullable StackFrame top(ThreadReference thread) throws IncompatibleThreadStateException {
        return thread.frameCount() == 0 ? null : thread.frame(0);
    }
}
