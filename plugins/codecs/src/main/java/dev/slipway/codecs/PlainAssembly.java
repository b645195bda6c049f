package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds trees of lists, maps and simple values, for files a person can open. Needs no class of the notebook.
final class PlainAssembly implements Assembly {
    private final List<ArtifactCodec> others;

    /// A map whose keys may be anything, in order.
    record Pairs(List<Pair> all) {}

    /// One entry of `Pairs`.
    record Pair(@Nullable Object key, @Nullable Object value) {}

    /// JSON that another codec wrote.
    record Json(String text) {}

    PlainAssembly(List<ArtifactCodec> others) {
        this.others = others;
    }

    @Override
    public Object constant(String type, String name) {
        return name;
    }

    @Override
    public Object record(Shape shape, List<@Nullable Object> values) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        fill(object, shape, values);
        return object;
    }

    @Override
    public Object allocate(Shape shape) {
        return new LinkedHashMap<String, @Nullable Object>();
    }

    @Override
    @SuppressWarnings("unchecked") // made by `allocate`
    public void fill(Object object, Shape shape, List<@Nullable Object> values) {
        for (int i = 0; i < values.size(); i++) {
            ((Map<String, @Nullable Object>) object).put(shape.fields().get(i), values.get(i));
        }
    }

    @Override
    public Object array(String type, int length) {
        return new Object[length];
    }

    @Override
    public Object embedded(String format, byte[] content) throws IOException {
        for (var other : others) {
            if (other.format().equals(format)) {
                var json = new ByteArrayOutputStream();
                try {
                    other.export(new ByteArrayInputStream(content), "json", json);
                    return new Json(json.toString(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    return format + ", " + content.length + " bytes";
                }
            }
        }
        return format + ", " + content.length + " bytes";
    }

    @Override
    public Object collection(Kind kind, Order order, String enumType) {
        return kind.isMap() ? new Pairs(new ArrayList<>()) : new ArrayList<@Nullable Object>();
    }

    @Override
    @SuppressWarnings("unchecked") // made by `collection`
    public void add(Object collection, @Nullable Object element) {
        ((List<@Nullable Object>) collection).add(element);
    }

    @Override
    public void put(Object map, @Nullable Object key, @Nullable Object value) {
        ((Pairs) map).all().add(new Pair(key, value));
    }

    @Override
    public Object finished(Kind kind, Object collection) {
        return collection;
    }
}
