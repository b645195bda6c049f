package dev.slipway.kernel.debug;

import com.sun.jdi.LocalVariable;
import com.sun.jdi.StackFrame;
import dev.slipway.kernel.engine.LiveCode.Local;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names that mean something in a frame: local variables, `this`, and its fields and methods.
final class FrameNames {
    private static final String SELF = "slipway$this";
    private static final String FIELD = SELF + "$";
    /// Texts and single signs are left alone; a name with what stands before and after it.
    private static final Pattern WORD = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'"
            + "|(?<own>\\bthis\\s*\\.\\s*)?(?<dot>\\.\\s*)?(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)(?<call>\\s*\\()?");

    private FrameNames() {}

    /// Returns the names of a frame with their values.
    static Names of(StackFrame frame, Machine machine) {
        var locals = new LinkedHashMap<String, Local>();
        for (var variable : FrameView.visible(frame)) {
            locals.put(
                    variable.name(),
                    new Local(variable.name(), signature(variable), machine.live(frame.getValue(variable))));
        }
        var self = frame.thisObject() == null ? null : machine.live(frame.thisObject());
        return new Names(locals, self);
    }

    private static String signature(LocalVariable variable) {
        return Objects.requireNonNullElse(variable.genericSignature(), variable.signature());
    }

    /// @param locals by their names
    /// @param self what `this` is; null in static code
    record Names(Map<String, Local> locals, @Nullable Object self) {
        static final Names NONE = new Names(Map.of(), null);

        /// A value that a name alone stands for.
        record Known(@Nullable Object value) {}

        /// Returns the value of `name`; null if it is no name of the frame.
        @Nullable
        Known value(String name) {
            if (name.equals("this") && self != null) {
                return new Known(self);
            }
            var local = locals.get(name);
            if (local != null) {
                return new Known(local.value());
            }
            var field = field(name);
            return field == null || self == null ? null : new Known(Types.read(field, self));
        }

        private @Nullable Field field(String name) {
            return self == null
                    ? null
                    : Types.fields(self.getClass()).stream()
                            .filter(field -> field.getName().equals(name))
                            .reduce((_, inner) -> inner)
                            .orElse(null);
        }

        private boolean isMethod(String name) {
            return self != null
                    && Stream.<Class<?>>iterate(self.getClass(), Objects::nonNull, Class::getSuperclass)
                            .filter(type -> type != Object.class)
                            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                            .anyMatch(method -> method.getName().equals(name));
        }

        /// Returns `text` with `this`, its fields and methods under names that a method beside them can have.
        String rewritten(String text) {
            if (self == null) {
                return text;
            }
            return WORD.matcher(text)
                    .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                            found.group("name") == null ? found.group() : word(found)));
        }

        private String word(java.util.regex.MatchResult found) {
            var name = found.group("name");
            boolean isOwn = found.group("own") != null;
            var call = Objects.requireNonNullElse(found.group("call"), "");
            if (found.group("dot") != null) {
                return found.group();
            }
            if (name.equals("this")) {
                return SELF + call;
            }
            if (!call.isEmpty()) {
                return (isOwn || isMethod(name) ? SELF + "." : "") + name + call;
            }
            boolean isField = field(name) != null && (isOwn || !locals.containsKey(name));
            return isField ? FIELD + name : (isOwn ? SELF + "." : "") + name;
        }

        /// Returns a sentence with the names as a person wrote them.
        String restored(String sentence) {
            return sentence.replace(FIELD, "").replace(SELF, "this");
        }

        /// Returns what of the frame the rewritten text uses.
        List<Local> used(String rewritten) {
            Set<String> words = WORD.matcher(rewritten)
                    .results()
                    .map(found -> Objects.requireNonNullElse(found.group("name"), ""))
                    .collect(Collectors.toSet());
            var all = new ArrayList<Local>();
            locals.values().stream()
                    .filter(local -> words.contains(local.name()))
                    .forEach(all::add);
            if (self != null) {
                if (words.contains(SELF)) {
                    all.add(new Local(SELF, "L" + self.getClass().getName().replace('.', '/') + ";", self));
                }
                for (var field : Types.fields(self.getClass())) {
                    var name = FIELD + field.getName();
                    if (words.contains(name)
                            && all.stream().noneMatch(one -> one.name().equals(name))) {
                        all.add(new Local(name, field.getType().descriptorString(), Types.read(field, self)));
                    }
                }
            }
            return all;
        }

        /// Gives the fields of `this` what the code has assigned to them.
        void writeFields(Map<String, @Nullable Object> changed) throws Refusal {
            for (var one : changed.entrySet()) {
                var field = one.getKey().startsWith(FIELD) ? field(one.getKey().substring(FIELD.length())) : null;
                if (field != null) {
                    try {
                        field.setAccessible(true);
                        field.set(self, one.getValue());
                    } catch (IllegalAccessException | IllegalArgumentException e) {
                        throw new Refusal("The field " + field.getName() + " cannot be changed: it is final.");
                    }
                }
            }
        }
    }
}
