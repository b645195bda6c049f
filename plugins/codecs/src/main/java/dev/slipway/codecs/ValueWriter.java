package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.api.spi.UnstorableException;
import dev.slipway.codecs.Kind.Trait;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes one value in `slipway-value/1`. One thread at a time; for one value.
///
/// Mutable objects are numbered as they are met, and met again are written as that number. Elements of unordered
/// collections are sorted by their *keys*: their bytes in a form that depends on nothing around them, where types are
/// named in full and only an object further out is a reference.
final class ValueWriter {
    private static final String WITH_FIELDS = "+";

    private final NotebookTypes types;
    private final List<ArtifactCodec> others;
    private final IdentityHashMap<Object, Integer> numbers;
    private final IdentityHashMap<Object, Integer> enclosing = new IdentityHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<Class<?>, Layout> layouts;
    private final Trail trail;
    private final boolean isKey;
    private Output out;
    private int depth;
    private int typeCount;

    ValueWriter(OutputStream out, NotebookTypes types, List<ArtifactCodec> others) {
        this.out = new Output(out);
        this.types = types;
        this.others = others;
        this.numbers = new IdentityHashMap<>();
        this.layouts = new HashMap<>();
        this.trail = new Trail();
        this.isKey = false;
    }

    private ValueWriter(ValueWriter real) {
        out = real.out;
        types = real.types;
        others = real.others;
        numbers = real.numbers;
        layouts = real.layouts;
        trail = real.trail;
        depth = real.depth;
        isKey = true;
    }

    void write(@Nullable Object value) throws IOException {
        value(value);
        out.flush();
    }

    private void value(@Nullable Object value) throws IOException {
        depth++;
        try {
            if (depth > Deep.DEEPEST) {
                throw unstorable(value, "it is nested deeper than " + Deep.DEEPEST);
            }
            if (depth == Deep.HOP) {
                Deep.call(() -> {
                    any(value);
                    return true;
                });
            } else {
                any(value);
            }
        } finally {
            depth--;
        }
    }

    private void any(@Nullable Object value) throws IOException {
        if (value == null) {
            out.tag(Tag.NULL);
        } else if (value instanceof Enum<?> constant) {
            constant(constant);
        } else if (value instanceof Path || value instanceof File) {
            file(value);
        } else if (!Simples.write(out, value) && !composite(value)) {
            object(value);
        }
    }

    /// A file that a task made goes along with its content; any other path is a path.
    private void file(Object value) throws IOException {
        var embedding = Embedding.codec(others, value);
        if (embedding != null) {
            embedded(value, embedding);
        } else if (!Simples.write(out, value)) {
            object(value);
        }
    }

    private void constant(Enum<?> constant) throws IOException {
        var name = TypeNames.of(constant.getDeclaringClass(), types);
        if (name == null) {
            throw unstorable(constant, Refusals.reason(constant, false));
        }
        out.tag(Tag.ENUM);
        typeName(name, name);
        out.name(constant.name());
    }

    private boolean composite(Object value) throws IOException {
        switch (value) {
            case Optional<?> optional -> part(Tag.OPTIONAL, optional.orElse(null));
            case OptionalInt optional ->
                part(Tag.OPTIONAL_INT, optional.isPresent() ? (Object) optional.getAsInt() : null);
            case OptionalLong optional ->
                part(Tag.OPTIONAL_LONG, optional.isPresent() ? (Object) optional.getAsLong() : null);
            case OptionalDouble optional ->
                part(Tag.OPTIONAL_DOUBLE, optional.isPresent() ? (Object) optional.getAsDouble() : null);
            case Map.Entry<?, ?> entry when entry.getClass().getClassLoader() == null -> entry(entry);
            case AtomicReference<?> reference
            when value.getClass() == AtomicReference.class -> {
                if (isNew(reference, true)) {
                    part(Tag.ATOMIC_REFERENCE, reference.get());
                    left(reference);
                }
            }
            default -> {
                return value.getClass().isArray() ? array(value) : collection(value);
            }
        }
        return true;
    }

    private void part(int tag, @Nullable Object part) throws IOException {
        out.tag(tag);
        trail.enter("");
        value(part);
        trail.leave();
    }

    private void entry(Map.Entry<?, ?> entry) throws IOException {
        boolean immutable = entry instanceof AbstractMap.SimpleImmutableEntry<?, ?>
                || entry.getClass().getName().equals("java.util.KeyValueHolder");
        if (!immutable && !isNew(entry, true)) {
            return;
        }
        out.tag(immutable ? Tag.ENTRY : Tag.MUTABLE_ENTRY);
        keyAndValue(entry);
        if (!immutable) {
            left(entry);
        }
    }

    private void keyAndValue(Map.Entry<?, ?> entry) throws IOException {
        trail.enter(".key");
        value(entry.getKey());
        trail.leave();
        trail.enter(entry.getKey());
        value(entry.getValue());
        trail.leave();
    }

    private boolean array(Object array) throws IOException {
        int length = Array.getLength(array);
        if (!isNew(array, length > 0)) {
            return true;
        }
        if (array instanceof Object[] elements) {
            var name = TypeNames.of(array.getClass().getComponentType(), types);
            if (name == null) {
                throw unstorable(array, "no codec knows arrays of this type: use a List");
            }
            out.tag(Tag.ARRAY);
            typeName(name, name);
            elements(Arrays.asList(elements));
        } else {
            out.tag(Tag.PRIMITIVE_ARRAY);
            out.primitives(array);
        }
        left(array);
        return true;
    }

    private boolean collection(Object value) throws IOException {
        var kind = Kind.of(value);
        if (kind == null) {
            return false;
        }
        if (kind.is(Trait.MUTABLE) && !isNew(value, true)) {
            return true;
        }
        Views.look(value, isKey ? null : types, trail);
        out.tag(kind.isMap() ? Tag.MAP : Tag.COLLECTION);
        out.tag(kind.code());
        if (kind.is(Trait.SORTED)) {
            var order = Order.of(Kind.comparator(value));
            if (order == null) {
                throw unstorable(value, "its comparator is code, not a value: copy it into a list or a linked map");
            }
            out.tag(order.code());
        }
        if (kind.is(Trait.ENUM)) {
            var type = EnumTypes.of(value);
            var name = type == null ? "" : name(value, TypeNames.of(type, types));
            typeName(name, name);
        }
        if (value instanceof Map<?, ?> map) {
            entries(map, kind.is(Trait.UNORDERED));
        } else {
            var all = (Collection<?>) value;
            elements(kind.is(Trait.UNORDERED) ? sorted(all, element -> element) : all);
        }
        if (kind.is(Trait.MUTABLE)) {
            left(value);
        }
        return true;
    }

    private void elements(Collection<?> elements) throws IOException {
        out.count(elements.size());
        int index = 0;
        for (var element : elements) {
            trail.enter(index++);
            value(element);
            trail.leave();
        }
    }

    private void entries(Map<?, ?> map, boolean unordered) throws IOException {
        out.count(map.size());
        var entries = new ArrayList<Map.Entry<?, ?>>(map.entrySet());
        for (var entry : unordered ? sorted(entries, Map.Entry::getKey) : entries) {
            keyAndValue(entry);
        }
    }

    private <T> List<T> sorted(Collection<? extends T> elements, Function<T, @Nullable Object> sortedBy)
            throws IOException {
        var keys = isKey ? this : new ValueWriter(this);
        var keyed = new ArrayList<Map.Entry<byte[], T>>(elements.size());
        for (T element : elements) {
            keyed.add(new AbstractMap.SimpleImmutableEntry<>(keys.key(sortedBy.apply(element)), element));
        }
        keyed.sort((a, b) -> Arrays.compareUnsigned(a.getKey(), b.getKey()));
        return keyed.stream().map(Map.Entry::getValue).toList();
    }

    private byte[] key(@Nullable Object value) throws IOException {
        var outer = out;
        var bytes = new ByteArrayOutputStream();
        out = new Output(bytes);
        try {
            value(value);
            out.flush();
            return bytes.toByteArray();
        } finally {
            out = outer;
        }
    }

    private void object(Object value) throws IOException {
        var holder = Holder.of(value);
        if (holder != null) {
            if (isNew(value, true)) {
                out.tag(Tag.HOLDER);
                out.tag(holder.code());
                value(holder.held(value));
                left(value);
            }
            return;
        }
        var declared = types.nameOf(value.getClass());
        var embedding = declared == null ? Embedding.codec(others, value) : null;
        if (embedding != null) {
            embedded(value, embedding);
        } else if (declared == null || value.getClass().isAnonymousClass()) {
            throw unstorable(value, Refusals.reason(value, declared != null));
        } else {
            fields(value, declared);
        }
    }

    private void fields(Object value, String declared) throws IOException {
        var layout = layouts.get(value.getClass());
        if (layout == null) {
            try {
                layout = Layout.of(declared, value.getClass());
            } catch (UnstorableException e) {
                throw unstorable(value, String.valueOf(e.getMessage()));
            }
            layouts.put(value.getClass(), layout);
        }
        boolean isRecord = value instanceof Record;
        if (!isRecord && !isNew(value, layout.isMutable())) {
            return;
        }
        out.tag(isRecord ? Tag.RECORD : Tag.OBJECT);
        layout(layout);
        for (int i = 0; i < layout.fields().size(); i++) {
            trail.enter(layout.names().get(i), ".");
            value(layout.valueOf(i, value));
            trail.leave();
        }
        if (!isRecord) {
            left(value);
        }
    }

    private void layout(Layout layout) throws IOException {
        if (typeName(WITH_FIELDS + layout.name(), "n:" + layout.name())) {
            out.count(layout.names().size());
            for (var name : layout.names()) {
                out.name(name);
            }
        }
    }

    private void embedded(Object value, ArtifactCodec codec) throws IOException {
        if (!isNew(value, false)) {
            return;
        }
        var bytes = new Embedding(types, trail, isKey).encode(value, codec);
        out.tag(Tag.EMBEDDED);
        out.name(codec.format());
        out.bytes(bytes);
        left(value);
    }

    /// Writes a type's name the first time and its number later; true if the name was written. `key` tells a name that
    /// its fields follow from the bare one, which an array begins with.
    private boolean typeName(String key, String name) throws IOException {
        var known = isKey ? null : names.get(key);
        if (known != null) {
            out.count(known);
            return false;
        }
        if (!isKey) {
            names.put(key, ++typeCount);
            names.put(name, typeCount);
        }
        out.count(0);
        out.name(name);
        return true;
    }

    private String name(Object value, @Nullable String name) throws UnstorableException {
        if (name == null) {
            throw unstorable(value, "its type belongs to a library");
        }
        return name;
    }

    /// Tells whether `object` is met for the first time; else writes the reference.
    private boolean isNew(Object object, boolean isMutable) throws IOException {
        var number = numbers.get(object);
        if (number != null) {
            out.tag(Tag.REFERENCE);
            out.count(number);
            return false;
        }
        if (isKey) {
            var outer = enclosing.putIfAbsent(object, depth);
            if (outer != null) {
                out.tag(Tag.OUTER);
                out.count(depth - outer);
            }
            return outer == null;
        }
        numbers.put(object, numbers.size());
        if (isMutable) {
            types.met(object, trail::toString);
        }
        return true;
    }

    private void left(Object object) {
        enclosing.remove(object);
    }

    private UnstorableException unstorable(@Nullable Object value, String reason) {
        var type = value == null ? "null" : value.getClass().getTypeName();
        return new UnstorableException(trail.toString(), type, reason);
    }
}
