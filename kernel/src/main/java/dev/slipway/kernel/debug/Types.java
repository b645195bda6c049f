package dev.slipway.kernel.debug;

import dev.slipway.kernel.engine.classes.ClassNames;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a debugger wants to know of the classes of objects; runs no code of theirs. Immutable.
final class Types {
    private Types() {}

    /// Tells whether the JDK's own code is what `object` runs.
    static boolean isOfJdk(Object object) {
        var loader = object.getClass().getClassLoader();
        return loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
    }

    /// Tells whether `object` is a lambda or a method reference.
    static boolean isFunction(Object object) {
        return object.getClass().isHidden() && object.getClass().isSynthetic();
    }

    /// Returns the name of a type as a person writes it: without JShell's wrapper.
    static String name(Class<?> type) {
        if (type.isArray()) {
            return name(type.getComponentType()) + "[]";
        }
        if (type.isHidden()) {
            return "lambda";
        }
        return name(type.getName());
    }

    /// Returns a binary name as a person writes it.
    static String name(String binary) {
        var declared = ClassNames.declared(binary);
        if (!declared.isEmpty()) {
            return declared;
        }
        return binary.replace('$', '.');
    }

    /// Returns the name without its package.
    static String simple(Class<?> type) {
        var name = name(type);
        return type.isArray() || type.isPrimitive() ? name : name.substring(name.lastIndexOf('.') + 1);
    }

    /// Returns the fields of objects of `type`, those of its supertypes first.
    static List<Field> fields(Class<?> type) {
        var all = new ArrayList<Field>();
        for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
            var own = new ArrayList<Field>();
            for (var field : declared(one)) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    own.add(field);
                }
            }
            all.addAll(0, own);
        }
        return all;
    }

    private static Field[] declared(Class<?> type) {
        try {
            return type.getDeclaredFields();
        } catch (LinkageError missing) {
            return new Field[0]; // a type that a field mentions is not there
        }
    }

    /// Returns what `field` of `object` holds; a sentence where it is not to be read.
    static @Nullable Object read(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new Unreadable("(the JDK does not let it be read)");
        }
    }

    /// Stands for a value that cannot be read.
    record Unreadable(String why) {
        @Override
        public String toString() {
            return why;
        }
    }

    /// Returns the message that `thrown` was made with; null if there is none.
    static @Nullable String message(Throwable thrown) {
        // the method may be the notebook's own code
        boolean isPlain = isOfJdk(thrown);
        try {
            var method = thrown.getClass().getMethod("getMessage");
            return isPlain || method.getDeclaringClass() == Throwable.class ? thrown.getMessage() : null;
        } catch (NoSuchMethodException | RuntimeException | LinkageError e) {
            return null;
        }
    }
}
