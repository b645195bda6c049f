package dev.slipway.engine.reuse;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.json.JsonText;
import dev.slipway.worker.protocol.Report.Item;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// The elements of loops ⇄ compressed JSON: per loop a list of pairs of preview and hash.
public final class Expansions {
    private static final int BUFFER_BYTES = 1 << 13;

    private Expansions() {}

    /// Returns `loops` as bytes.
    public static byte[] write(List<List<Item>> loops) {
        var json = JsonText.write(loops.stream()
                .map(loop -> loop.stream()
                        .map(item -> List.of(item.preview(), item.hash().hex()))
                        .toList())
                .toList());
        var bytes = new ByteArrayOutputStream();
        // hashes hardly shrink, however long it takes
        try (var fast = new Deflater(Deflater.BEST_SPEED);
                var out = new DeflaterOutputStream(bytes, fast, BUFFER_BYTES)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /// Returns the loops that `write` wrote; rows of older stores are not compressed.
    ///
    /// @throws IOException if `bytes` are something else
    public static List<List<Item>> read(byte[] bytes) throws IOException {
        var loops = new ArrayList<List<Item>>();
        if (JsonText.read(json(bytes)) instanceof List<?> all) {
            for (var loop : all) {
                loops.add(items(loop));
            }
        }
        return loops;
    }

    private static String json(byte[] bytes) throws IOException {
        if (bytes.length > 0 && bytes[0] == '[') {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Item> items(@Nullable Object loop) {
        var items = new ArrayList<Item>();
        if (loop instanceof List<?> all) {
            for (var item : all) {
                if (item instanceof List<?> pair) {
                    items.add(new Item(String.valueOf(pair.get(0)), new ContentHash(String.valueOf(pair.get(1)))));
                }
            }
        }
        return items;
    }
}
