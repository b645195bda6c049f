package dev.slipway.api.past;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plain trees ⇄ bytes, between a kernel and its helper process: texts, booleans, whole and real numbers, null, lists,
/// and maps with texts as keys. Stateless.
public final class PlainTree {
    private static final int LONGEST = 64 << 20;

    private PlainTree() {}

    /// @throws IllegalArgumentException if a part of it is of another kind
    public static void write(DataOutputStream out, @Nullable Object tree) throws IOException {
        switch (tree) {
            case null -> out.writeByte('0');
            case String text -> {
                out.writeByte('s');
                text(out, text);
            }
            case Boolean truth -> out.writeByte(truth ? 't' : 'f');
            case Double number -> {
                out.writeByte('d');
                out.writeDouble(number);
            }
            case Number number -> {
                out.writeByte('l');
                out.writeLong(number.longValue());
            }
            case List<?> list -> {
                out.writeByte('[');
                out.writeInt(list.size());
                for (var element : list) {
                    write(out, element);
                }
            }
            case Map<?, ?> map -> {
                out.writeByte('{');
                out.writeInt(map.size());
                for (var entry : map.entrySet()) {
                    text(out, String.valueOf(entry.getKey()));
                    write(out, entry.getValue());
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "not a plain value: " + tree.getClass().getName());
        }
    }

    /// @throws IOException if the stream ends or holds something else
    public static @Nullable Object read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case '0' -> null;
            case 's' -> text(in);
            case 't' -> true;
            case 'f' -> false;
            case 'd' -> in.readDouble();
            case 'l' -> in.readLong();
            case '[' -> {
                var list = new ArrayList<@Nullable Object>();
                for (int i = in.readInt(); i > 0; i--) {
                    list.add(read(in));
                }
                yield list;
            }
            case '{' -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                for (int i = in.readInt(); i > 0; i--) {
                    map.put(text(in), read(in));
                }
                yield map;
            }
            default -> throw new IOException("no plain value begins with " + kind);
        };
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a text of " + length + " bytes cannot be");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
