package dev.slipway.kernel.engine.classes;

import dev.slipway.kernel.engine.classes.ClassChange.Image;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The values of the notebook's variables, each in a static field of the wrapper that declares it. Thread-safe.
///
/// A variable outlives the class it was declared in: when JShell compiles its declaration again, the value moves over
/// if the type still fits. One that does not fit is lost: never 0, never null in its place.
public final class LiveVariables {
    private static final Pattern TEMPORARY = Pattern.compile("\\$\\d+");

    private final ClassLoader loader;
    private final Predicate<String> isCaptured;
    private final Map<String, Holder> holders = new HashMap<>();
    private final Map<String, Gone> gone = new HashMap<>();
    /// Where variables lived before: lambdas that were made then still read them there.
    private final Map<String, Set<Holder>> former = new HashMap<>();

    /// @param isCaptured tells whether a lambda that may be held somewhere reads variables of a class
    LiveVariables(ClassLoader loader, Predicate<String> isCaptured) {
        this.loader = loader;
        this.isCaptured = isCaptured;
    }

    /// @param types the notebook's classes that the variable's type mentions, binary names
    private record Holder(String className, String field, Set<String> types) {}

    /// A value that is no longer where it was.
    ///
    /// @param value null if there never was one
    /// @param types the notebook's classes that the type it was made for mentions, binary names
    private record Gone(@Nullable Object value, Set<String> types) {}

    /// Why a variable cannot be read.
    ///
    /// @param value what it held when it was lost, null if nothing
    /// @param replaced simple name of a class its type mentions that has been replaced; empty if there is none
    public record Lost(@Nullable Object value, String replaced) {}

    /// Moves the variables that `image` holds into it.
    synchronized void move(Image image) {
        for (var now : holders(image)) {
            var before = holders.get(now.field());
            if (before != null && !before.className().equals(now.className())) {
                move(before, now);
            }
            if (before != null) {
                holders.put(now.field(), now);
            }
        }
    }

    private void move(Holder before, Holder now) {
        var already = gone.get(now.field());
        var from = already == null ? new Gone(read(before), before.types()) : already;
        if (isCaptured.test(before.className())) {
            former.computeIfAbsent(now.field(), _ -> new HashSet<>()).add(before);
        } else {
            clear(before);
        }
        if ((already == null || already.value() != null) && replaced(from, now).isEmpty() && write(now, from.value())) {
            gone.remove(now.field());
        } else {
            gone.put(now.field(), from);
        }
    }

    /// Returns the simple name of a class that is not the one the value was made for; empty if there is none.
    private static String replaced(Gone before, Holder now) {
        var value = before.value();
        boolean isEmpty = value == null
                || (value instanceof Collection<?> all && all.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        return now.types().stream()
                .filter(type -> !isEmpty && !before.types().contains(type))
                .map(ClassNames::declared)
                .findFirst()
                .orElse("");
    }

    /// Says that the initialisers of the wrapper `image` have run.
    public synchronized void settle(Image image) {
        for (var now : holders(image)) {
            holders.put(now.field(), now);
            gone.remove(now.field());
        }
    }

    /// Says that the initialiser in the wrapper `image` failed. A variable that had a value keeps it.
    public synchronized void fail(Image image) {
        for (var now : holders(image)) {
            if (!holders.containsKey(now.field())) {
                holders.put(now.field(), now);
                gone.put(now.field(), new Gone(null, now.types()));
            }
        }
    }

    /// Lets the lambdas made when a variable lived elsewhere see the value it has now; where that is of another type
    /// they see the last one that was not.
    public synchronized void share() {
        former.forEach((name, places) -> {
            var now = holders.get(name);
            if (now != null && !gone.containsKey(name)) {
                var value = read(now);
                places.stream().filter(place -> !place.equals(now)).forEach(place -> write(place, value));
            }
        });
    }

    /// Says that the code which assigns `name` has run.
    public synchronized void assigned(String name) {
        gone.remove(name);
    }

    /// Returns why `name` cannot be read; null if it can, or is not there.
    public synchronized @Nullable Lost lost(String name) {
        var value = gone.get(name);
        var holder = holders.get(name);
        return value == null || holder == null ? null : new Lost(value.value(), replaced(value, holder));
    }

    /// Returns the names of the variables that cannot be read.
    public synchronized Set<String> allLost() {
        return Set.copyOf(gone.keySet());
    }

    /// Tells whether any variable cannot be read.
    public synchronized boolean anyLost() {
        return !gone.isEmpty();
    }

    /// Tells whether `name` has been declared and not been forgotten.
    public synchronized boolean contains(String name) {
        return holders.containsKey(name);
    }

    /// Returns the value of `name`, null also if there is none.
    public synchronized @Nullable Object value(String name) {
        var holder = holders.get(name);
        return holder == null ? null : read(holder);
    }

    /// Gives `name` a value.
    ///
    /// @throws IllegalArgumentException if it is not of the variable's type, or there is no such variable
    public synchronized void set(String name, @Nullable Object value) {
        if (!offer(name, value)) {
            throw new IllegalArgumentException("not a value of the variable " + name);
        }
    }

    /// Gives `name` a value if it is of the variable's type; tells whether it is.
    public synchronized boolean offer(String name, @Nullable Object value) {
        var holder = holders.get(name);
        boolean fits = holder != null && write(holder, value);
        if (fits) {
            gone.remove(name);
        }
        return fits;
    }

    /// Tells whether `name` can hold no null.
    public synchronized boolean isPrimitive(String name) {
        var holder = holders.get(name);
        return holder != null && field(holder).getType().isPrimitive();
    }

    /// Returns the type that `name` was declared with, with the names of its packages; empty if that mentions a type of
    /// the notebook, or cannot be written.
    public synchronized String qualifiedType(String name) {
        var holder = holders.get(name);
        if (holder == null || !holder.types().isEmpty()) {
            return "";
        }
        var type = field(holder).getGenericType().getTypeName();
        return type.contains("REPL.") ? "" : type.replace('$', '.');
    }

    /// Says that `name` has no value now: it cannot be read until it gets one.
    public synchronized void lose(String name) {
        var holder = holders.get(name);
        if (holder != null) {
            clear(holder);
            gone.put(name, new Gone(null, holder.types()));
        }
    }

    /// Lets go of the value of `name`.
    /// Lambdas that read it go on seeing what it was.
    public synchronized void forget(String name) {
        var places = new HashSet<>(former.getOrDefault(name, Set.of()));
        var holder = holders.remove(name);
        if (holder != null) {
            places.add(holder);
        }
        if (places.stream().noneMatch(place -> isCaptured.test(place.className()))) {
            places.forEach(this::clear);
            former.remove(name);
        }
        gone.remove(name);
    }

    private static List<Holder> holders(Image image) {
        if (!ClassNames.declared(image.name()).isEmpty()) {
            return List.of();
        }
        var model = ClassFile.of().parse(image.code());
        return model.fields().stream()
                .filter(field ->
                        field.flags().has(AccessFlag.STATIC) && !field.flags().has(AccessFlag.SYNTHETIC))
                .map(field -> field.fieldName().stringValue())
                .filter(name -> !TEMPORARY.matcher(name).matches())
                .map(name -> new Holder(image.name(), name, ClassShape.notebookTypes(model, name)))
                .toList();
    }

    private Field field(Holder holder) {
        try {
            var field = loader.loadClass(holder.className()).getDeclaredField(holder.field());
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no variable " + holder.field(), e);
        }
    }

    private @Nullable Object read(Holder holder) {
        try {
            return field(holder).get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + holder.field(), e);
        }
    }

    /// Tells whether `value` fits the variable; it is set then.
    private boolean write(Holder holder, @Nullable Object value) {
        var field = field(holder);
        if (value == null && field.getType().isPrimitive()) {
            return false;
        }
        try {
            field.set(null, value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot set " + holder.field(), e);
        }
    }

    private void clear(Holder holder) {
        var type = field(holder).getType();
        if (!type.isPrimitive()) {
            write(holder, null);
        }
    }
}
