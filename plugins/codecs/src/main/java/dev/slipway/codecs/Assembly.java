package dev.slipway.codecs;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader builds from the parts it reads: the objects themselves, or plain trees that need no class.
interface Assembly {
    Object constant(String type, String name) throws IOException;

    Object record(Shape shape, List<@Nullable Object> values) throws IOException;

    /// Returns an object without content, which may be referred to before it is filled.
    Object allocate(Shape shape) throws IOException;

    void fill(Object object, Shape shape, List<@Nullable Object> values) throws IOException;

    /// Returns an array of `length` nulls that was claimed to have that length; grows by `grown`.
    Object array(String type, int length) throws IOException;

    Object embedded(String format, byte[] content) throws IOException;

    /// Returns an empty collection or map, which may be referred to before it is filled; immutable kinds are built by
    /// `finished` from a mutable stand-in.
    Object collection(Kind kind, Order order, String enumType) throws IOException;

    void add(Object collection, @Nullable Object element) throws IOException;

    void put(Object map, @Nullable Object key, @Nullable Object value) throws IOException;

    Object finished(Kind kind, Object collection) throws IOException;

    /// The name and field names of a record or class, as they were when it was written.
    ///
    /// @param name stable name, without the `n:`
    /// @param fields copied
    record Shape(String name, List<String> fields) {
        public Shape {
            fields = List.copyOf(fields);
        }
    }
}
