package dev.slipway.codecs;

import dev.slipway.api.spi.UnstorableException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fields of a record or class that a cell declares, in the order they are written.
///
/// @param name stable name of the class
/// @param type the class
/// @param fields of a record its components; of a class all that are neither static nor transient, those of
/// superclasses first, each class's sorted by name; copied
/// @param names one a field, of a superclass's field `Super.field`; copied
record Layout(String name, Class<?> type, List<Field> fields, List<String> names) {
    Layout {
        fields = List.copyOf(fields);
        names = List.copyOf(names);
    }

    /// Returns the layout of a class that cells declare under `name`.
    ///
    /// @throws UnstorableException if it extends a class that cells did not declare
    static Layout of(String name, Class<?> type) throws UnstorableException {
        var fields = new ArrayList<Field>();
        var names = new ArrayList<String>();
        if (type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                add(type, component.getName(), component.getName(), fields, names);
            }
            return new Layout(name, type, fields, names);
        }
        for (var ancestor : ancestors(type)) {
            var declared = Arrays.stream(ancestor.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .filter(field -> !Modifier.isTransient(field.getModifiers()))
                    .sorted(Comparator.comparing(Field::getName))
                    .toList();
            for (var field : declared) {
                var prefix = ancestor == type ? "" : ancestor.getSimpleName() + ".";
                add(ancestor, field.getName(), prefix + field.getName(), fields, names);
            }
        }
        return new Layout(name, type, fields, names);
    }

    /// Tells whether an instance can change: no if every field is final.
    boolean isMutable() {
        return !type.isRecord() && fields.stream().anyMatch(field -> !Modifier.isFinal(field.getModifiers()));
    }

    /// Returns what `object` has in the field at `index`.
    @Nullable
    Object valueOf(int index, Object object) {
        try {
            return fields.get(index).get(object);
        } catch (IllegalAccessException e) {
            throw new AssertionError("the field was made accessible", e);
        }
    }

    /// Returns the canonical constructor of a record.
    Constructor<?> canonical() throws NoSuchMethodException {
        var types = fields.stream().map(Field::getType).toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor;
    }

    private static void add(Class<?> owner, String field, String name, List<Field> fields, List<String> names) {
        try {
            var found = owner.getDeclaredField(field);
            found.setAccessible(true);
            fields.add(found);
            names.add(name);
        } catch (NoSuchFieldException e) {
            throw new AssertionError("a class knows its own fields", e);
        }
    }

    private static List<Class<?>> ancestors(Class<?> type) throws UnstorableException {
        var chain = new ArrayList<Class<?>>();
        for (var at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            if (!Objects.equals(at.getClassLoader(), type.getClassLoader())) {
                throw new UnstorableException(
                        "", type.getName(), "it extends " + at.getName() + ", whose content is hidden");
            }
            chain.addFirst(at);
        }
        return chain;
    }
}
