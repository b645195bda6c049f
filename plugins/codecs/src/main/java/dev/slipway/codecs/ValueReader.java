package dev.slipway.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Reads one value of `slipway-value/1`. One thread at a time; for one value.
///
/// Memory grows with the bytes that come, never with what a length claims.
final class ValueReader {
    private static final int FIRST_ELEMENTS = 1024;
    /// Elements of arrays for which memory is taken before they are read.
    private static final long MOST_AHEAD = 4 << 20;

    private final Source in;
    private final Assembly assembly;
    private final List<@Nullable Object> numbered = new ArrayList<>();
    private final List<Assembly.Shape> shapes = new ArrayList<>();
    private long ahead = MOST_AHEAD;
    private int depth;

    ValueReader(InputStream in, Assembly assembly) {
        this.in = new Source(in);
        this.assembly = assembly;
    }

    @Nullable
    Object read() throws IOException {
        try {
            return value();
        } catch (RuntimeException | StackOverflowError e) {
            throw new IOException("the stored value does not fit together: " + e.getMessage(), e);
        }
    }

    private @Nullable Object value() throws IOException {
        depth++;
        try {
            if (depth > Deep.DEEPEST) {
                throw new IOException("the value is nested deeper than " + Deep.DEEPEST);
            }
            return depth == Deep.HOP ? Deep.<@Nullable Object>call(this::any) : any();
        } finally {
            depth--;
        }
    }

    private @Nullable Object any() throws IOException {
        int tag = in.tag();
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.TRUE -> true;
            case Tag.FALSE -> false;
            case Tag.BYTE -> (byte) in.intNumber();
            case Tag.SHORT -> (short) in.intNumber();
            case Tag.CHAR -> (char) in.intNumber();
            case Tag.INT -> in.intNumber();
            case Tag.LONG -> in.number();
            case Tag.FLOAT -> in.floatNumber();
            case Tag.DOUBLE -> in.doubleNumber();
            case Tag.STRING, Tag.STRING_UTF16 -> string(tag);
            case Tag.SCALAR -> Scalar.ofCode(in.tag()).parse(string(in.tag()));
            case Tag.ENUM -> assembly.constant(shape(false).name(), in.name());
            case Tag.RECORD -> record();
            case Tag.OBJECT -> object();
            case Tag.REFERENCE -> reference();
            case Tag.ARRAY -> array();
            case Tag.PRIMITIVE_ARRAY -> numbered(in.primitives());
            case Tag.COLLECTION -> collection();
            case Tag.MAP -> map();
            default -> rare(tag);
        };
    }

    private @Nullable Object rare(int tag) throws IOException {
        return switch (tag) {
            case Tag.OPTIONAL -> Optional.ofNullable(value());
            case Tag.OPTIONAL_INT -> value() instanceof Integer n ? OptionalInt.of(n) : OptionalInt.empty();
            case Tag.OPTIONAL_LONG -> value() instanceof Long n ? OptionalLong.of(n) : OptionalLong.empty();
            case Tag.OPTIONAL_DOUBLE -> value() instanceof Double n ? OptionalDouble.of(n) : OptionalDouble.empty();
            case Tag.ENTRY -> new AbstractMap.SimpleImmutableEntry<>(value(), value());
            case Tag.MUTABLE_ENTRY -> {
                int slot = slot();
                yield filled(slot, new AbstractMap.SimpleEntry<>(value(), value()));
            }
            case Tag.HOLDER -> {
                var holder = Holder.ofCode(in.tag());
                int slot = slot();
                yield filled(slot, holder.make(value()));
            }
            case Tag.ATOMIC_REFERENCE -> {
                var reference = new AtomicReference<@Nullable Object>();
                numbered(reference);
                reference.set(value());
                yield reference;
            }
            case Tag.EMBEDDED -> {
                int slot = slot();
                yield filled(slot, assembly.embedded(in.name(), in.bytes()));
            }
            default -> throw new IOException("no kind of value begins with " + tag);
        };
    }

    private String string(int tag) throws IOException {
        return switch (tag) {
            case Tag.STRING -> in.name();
            case Tag.STRING_UTF16 -> in.utf16();
            default -> throw new IOException("no text begins with " + tag);
        };
    }

    private Object record() throws IOException {
        var shape = shape(true);
        return assembly.record(shape, values(shape.fields().size()));
    }

    private Object object() throws IOException {
        int slot = slot();
        var shape = shape(true);
        var object = filled(slot, assembly.allocate(shape));
        assembly.fill(object, shape, values(shape.fields().size()));
        return object;
    }

    private Object array() throws IOException {
        int slot = slot();
        var type = shape(false).name();
        int length = in.count();
        ahead -= length;
        if (ahead >= 0) {
            var array = filled(slot, assembly.array(type, length));
            for (int i = 0; i < length; i++) {
                Array.set(array, i, value());
            }
            return array;
        }
        var elements = values(length);
        var array = filled(slot, assembly.array(type, length));
        for (int i = 0; i < length; i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private Object collection() throws IOException {
        var kind = kind(false);
        int slot = slot(kind);
        var collection = begun(kind, slot);
        for (int i = in.count(); i > 0; i--) {
            assembly.add(collection, value());
        }
        return finished(kind, slot, collection);
    }

    private Object map() throws IOException {
        var kind = kind(true);
        int slot = slot(kind);
        var map = begun(kind, slot);
        for (int i = in.count(); i > 0; i--) {
            assembly.put(map, value(), value());
        }
        return finished(kind, slot, map);
    }

    private Object finished(Kind kind, int slot, Object filled) throws IOException {
        var finished = assembly.finished(kind, filled);
        return slot < 0 ? finished : filled(slot, finished);
    }

    private int slot(Kind kind) {
        return kind.is(Kind.Trait.MUTABLE) ? slot() : -1;
    }

    private Kind kind(boolean isMap) throws IOException {
        var kind = Kind.ofCode(in.tag());
        if (kind.isMap() != isMap) {
            throw new IOException("a " + kind + " where it cannot be");
        }
        return kind;
    }

    private Object begun(Kind kind, int slot) throws IOException {
        var order = kind.is(Kind.Trait.SORTED) ? Order.ofCode(in.tag()) : Order.NATURAL;
        var enumType = kind.is(Kind.Trait.ENUM) ? shape(false).name() : "";
        var collection = assembly.collection(kind, order, enumType);
        return slot < 0 ? collection : filled(slot, collection);
    }

    private List<@Nullable Object> values(int count) throws IOException {
        var values = new ArrayList<@Nullable Object>(Math.min(count, FIRST_ELEMENTS));
        for (int i = 0; i < count; i++) {
            values.add(value());
        }
        return values;
    }

    private Assembly.Shape shape(boolean hasFields) throws IOException {
        int number = in.count();
        if (number > 0) {
            if (number > shapes.size()) {
                throw new IOException("no type has the number " + number);
            }
            return shapes.get(number - 1);
        }
        var name = in.name();
        var fields = new ArrayList<String>();
        if (hasFields) {
            for (int i = in.count(); i > 0; i--) {
                fields.add(in.name());
            }
        }
        var shape = new Assembly.Shape(name, fields);
        shapes.add(shape);
        return shape;
    }

    private @Nullable Object reference() throws IOException {
        int number = in.count();
        if (number >= numbered.size()) {
            throw new IOException("no object has the number " + number);
        }
        var object = numbered.get(number);
        if (object == null) {
            throw new IOException("the object number " + number + " is a part of itself where that cannot be");
        }
        return object;
    }

    private Object numbered(Object object) {
        return filled(slot(), object);
    }

    private int slot() {
        numbered.add(null);
        return numbered.size() - 1;
    }

    private <T> T filled(int slot, T object) {
        numbered.set(slot, object);
        return object;
    }
}
