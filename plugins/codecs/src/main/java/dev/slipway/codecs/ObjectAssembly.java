package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Builds the objects themselves. Only types that cells declare and types of the JDK can be named. One thread at a
/// time; for one value.
final class ObjectAssembly implements Assembly {
    private final NotebookTypes types;
    private final List<ArtifactCodec> others;
    private final Map<Shape, Bound> bound = new HashMap<>();
    private final Map<String, Class<?>> resolved = new HashMap<>();

    /// A shape met in the bytes with the class it belongs to; `order` gives each field's place in the shape, -1 for
    /// one that the class has gained since.
    private record Bound(Layout layout, Constructor<?> constructor, List<Integer> order) {}

    ObjectAssembly(NotebookTypes types, List<ArtifactCodec> others) {
        this.types = types;
        this.others = others;
    }

    @Override
    public Object constant(String type, String name) throws IOException {
        var resolvedType = resolve(type);
        if (resolvedType.isEnum()) {
            for (var constant : resolvedType.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
        }
        throw new IOException("the type " + type.substring(2) + " has no constant " + name + " any more");
    }

    @Override
    public Object record(Shape shape, List<@Nullable Object> values) throws IOException {
        var target = bind(shape, true);
        var arguments = new @Nullable Object[target.order().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = value(target, i, values);
        }
        var made = make(shape, target.constructor(), arguments);
        requireAsGiven(target.layout(), made, arguments);
        return made;
    }

    /// A constructor that changes what it gets, and not only at first, would change it each time a value is read.
    private static void requireAsGiven(Layout layout, Object made, @Nullable Object[] arguments) throws IOException {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Number || arguments[i] instanceof String) {
                if (!arguments[i].equals(layout.valueOf(i, made))) {
                    throw new IOException("the constructor of the record " + layout.name() + " changes `"
                            + layout.names().get(i)
                            + "` each time a value is read: change it before, where the record is made");
                }
            }
        }
    }

    @Override
    public Object allocate(Shape shape) throws IOException {
        return make(shape, bind(shape, false).constructor());
    }

    @Override
    public void fill(Object object, Shape shape, List<@Nullable Object> values) throws IOException {
        var target = bind(shape, false);
        var fields = target.layout().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (target.order().get(i) < 0) {
                continue; // stays as it was allocated
            }
            try {
                fields.get(i).set(object, values.get(target.order().get(i)));
            } catch (IllegalAccessException | IllegalArgumentException | NullPointerException e) {
                throw new IOException(
                        "the field " + fields.get(i).getName() + " of " + shape.name()
                                + " has another type than the stored value",
                        e);
            }
        }
    }

    @Override
    public Object array(String type, int length) throws IOException {
        return Array.newInstance(resolve(type), length);
    }

    @Override
    public Object embedded(String format, byte[] content) throws IOException {
        for (var other : others) {
            if (other.format().equals(format)) {
                var value = other.decode(new ByteArrayInputStream(content), types);
                return Objects.requireNonNull(value, "a part of another format is never null");
            }
        }
        throw new IOException("no codec reads the format " + format + ": install its plug-in");
    }

    @Override
    public Object collection(Kind kind, Order order, String enumType) throws IOException {
        return Containers.empty(kind, order, enumType.isEmpty() ? null : resolve(enumType));
    }

    @Override
    @SuppressWarnings("unchecked") // made by `collection`
    public void add(Object collection, @Nullable Object element) {
        ((Collection<@Nullable Object>) collection).add(element);
    }

    @Override
    @SuppressWarnings("unchecked") // made by `collection`
    public void put(Object map, @Nullable Object key, @Nullable Object value) {
        ((Map<@Nullable Object, @Nullable Object>) map).put(key, value);
    }

    @Override
    public Object finished(Kind kind, Object collection) {
        return Containers.finished(kind, collection);
    }

    private Class<?> resolve(String name) throws IOException {
        var known = resolved.get(name);
        if (known == null) {
            known = TypeNames.resolve(name, types);
            resolved.put(name, known);
        }
        return known;
    }

    private Bound bind(Shape shape, boolean isRecord) throws IOException {
        var known = bound.get(shape);
        if (known == null) {
            if (!shape.name().startsWith("n:")) {
                throw new IOException("the type " + shape.name() + " is not allowed in a stored value");
            }
            var type = resolve(shape.name());
            var layout = Layout.of(shape.name().substring(2), type);
            known = new Bound(layout, constructor(layout, isRecord), order(shape, layout));
            bound.put(shape, known);
        }
        if (known.layout().type().isRecord() != isRecord) {
            throw new IOException(shape.name().substring(2) + " is no longer the kind of class it was");
        }
        return known;
    }

    private static Constructor<?> constructor(Layout layout, boolean isRecord) throws IOException {
        try {
            if (layout.type().isRecord() != isRecord
                    || layout.type().isInterface()
                    || layout.type().isEnum()) {
                throw new IOException(layout.name() + " is no longer the kind of class it was");
            }
            return isRecord ? layout.canonical() : Instances.withoutConstructor(layout.type());
        } catch (ReflectiveOperationException e) {
            throw new IOException("cannot make a " + layout.name(), e);
        }
    }

    private static List<Integer> order(Shape shape, Layout layout) throws IOException {
        var stored = new ArrayList<>(shape.fields());
        if (!layout.names().containsAll(stored)) {
            throw new IOException("a stored " + layout.name() + " has the fields " + stored + ", the notebook's has "
                    + layout.names() + ": run the step that made it again");
        }
        return layout.names().stream().map(stored::indexOf).toList();
    }

    /// Returns the value of the field `i`: of one that the class has gained what a new field holds, 0, false or null.
    private static @Nullable Object value(Bound target, int i, List<@Nullable Object> values) {
        int place = target.order().get(i);
        return place >= 0
                ? values.get(place)
                : Array.get(Array.newInstance(target.layout().fields().get(i).getType(), 1), 0);
    }

    private static Object make(Shape shape, Constructor<?> constructor, @Nullable Object... arguments)
            throws IOException {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IOException(
                    "the constructor of " + shape.name().substring(2) + " refused a stored value: " + e.getCause(), e);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException("a stored " + shape.name().substring(2) + " does not fit the notebook's", e);
        }
    }
}
