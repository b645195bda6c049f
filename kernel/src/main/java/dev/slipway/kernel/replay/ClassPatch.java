package dev.slipway.kernel.replay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/// Changes line numbers and names in a class file where they stand, and leaves every other byte alone.
///
/// The JDK's own class-file transformation computes stack maps anew, for which it would have to load the classes of
/// the notebook's libraries. Texts are read as ISO 8859-1, so that what is not replaced keeps its bytes, whatever the
/// modified UTF-8 of a class file holds. Source: JVM specification, chapter 4.
final class ClassPatch {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    /// Bytes of a constant after its tag, by tag; 0 where it varies or there is no such tag.
    private static final int[] SIZES = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int POOL = 8;

    private final ByteBuffer bytes;
    private final int[] offsets;
    private final int end;

    private ClassPatch(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes.clone());
        int count = Short.toUnsignedInt(this.bytes.getShort(POOL));
        offsets = new int[count];
        int at = POOL + 2;
        for (int i = 1; i < count; i++) {
            offsets[i] = at;
            int tag = this.bytes.get(at);
            at += 1 + (tag == UTF8 ? 2 + Short.toUnsignedInt(this.bytes.getShort(at + 1)) : SIZES[tag]);
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
        end = at;
    }

    /// Returns the class with every line number replaced by what `lines` gives for it.
    static byte[] withLines(byte[] bytes, IntUnaryOperator lines) {
        var patch = new ClassPatch(bytes);
        patch.lines(lines);
        return patch.bytes.array();
    }

    /// Returns the texts in the constant pool of a class: names, descriptors, signatures and string constants.
    static List<String> texts(byte[] bytes) {
        var patch = new ClassPatch(bytes);
        var texts = new ArrayList<String>();
        for (int i = 1; i < patch.offsets.length; i++) {
            if (patch.is(i, UTF8)) {
                texts.add(patch.text(i));
            }
        }
        return texts;
    }

    /// Returns the class with every text of its constant pool replaced by what `names` gives for it.
    ///
    /// @param fieldHomes which other class holds the fields of a class: internal name as in `bytes`, then as in the
    /// result
    static byte[] withNames(byte[] bytes, UnaryOperator<String> names, Map<String, String> fieldHomes) {
        return new ClassPatch(bytes).renamed(names, fieldHomes);
    }

    private byte[] renamed(UnaryOperator<String> names, Map<String, String> fieldHomes) {
        var pool = new ByteArrayOutputStream();
        var added = new ByteArrayOutputStream();
        Map<String, Integer> homes = new HashMap<>();
        int count = offsets.length;
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] == 0) {
                continue;
            }
            if (is(i, UTF8)) {
                write(pool, names.apply(text(i)));
                continue;
            }
            int size = 1 + SIZES[bytes.get(offsets[i])];
            var constant = new byte[size];
            bytes.get(offsets[i], constant);
            var home = is(i, FIELD) ? fieldHomes.get(text(u2(u2(offsets[i] + 1, CLASS) + 1))) : null;
            if (home != null) {
                var index = homes.get(home);
                if (index == null) {
                    write(added, home);
                    added.write(CLASS);
                    u2(added, count);
                    index = count + 1;
                    homes.put(home, index);
                    count += 2;
                }
                ByteBuffer.wrap(constant).putShort(1, index.shortValue());
            }
            pool.writeBytes(constant);
        }
        return assembled(pool, added, count);
    }

    private byte[] assembled(ByteArrayOutputStream pool, ByteArrayOutputStream added, int count) {
        var out = new ByteArrayOutputStream();
        out.write(bytes.array(), 0, POOL);
        u2(out, count);
        out.writeBytes(pool.toByteArray());
        out.writeBytes(added.toByteArray());
        out.write(bytes.array(), end, bytes.capacity() - end);
        return out.toByteArray();
    }

    private void lines(IntUnaryOperator lines) {
        int at = end + 6;
        at += 2 + 2 * u2(at);
        members(members(at, _ -> {}), code -> code(code, lines));
    }

    private int members(int start, IntConsumer code) {
        int members = u2(start);
        int at = start + 2;
        for (int i = 0; i < members; i++) {
            int attributes = u2(at + 6);
            at += 8;
            for (int k = 0; k < attributes; k++) {
                if (text(u2(at)).equals("Code")) {
                    code.accept(at + 6);
                }
                at += 6 + bytes.getInt(at + 2);
            }
        }
        return at;
    }

    private void code(int start, IntUnaryOperator lines) {
        int at = start + 8 + bytes.getInt(start + 4);
        at += 2 + 8 * u2(at);
        int attributes = u2(at);
        at += 2;
        for (int i = 0; i < attributes; i++) {
            if (text(u2(at)).equals("LineNumberTable")) {
                int entries = u2(at + 6);
                for (int k = 0; k < entries; k++) {
                    int line = at + 8 + 4 * k + 2;
                    bytes.putShort(line, (short) lines.applyAsInt(u2(line)));
                }
            }
            at += 6 + bytes.getInt(at + 2);
        }
    }

    private boolean is(int index, int tag) {
        return offsets[index] != 0 && bytes.get(offsets[index]) == tag;
    }

    private int u2(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    /// Returns the offset of the constant of kind `tag` whose index stands at `at`.
    private int u2(int at, int tag) {
        int index = u2(at);
        if (!is(index, tag)) {
            throw new IllegalArgumentException("no constant of kind " + tag + " at " + index);
        }
        return offsets[index];
    }

    private String text(int index) {
        int at = offsets[index];
        return new String(bytes.array(), at + 3, u2(at + 1), StandardCharsets.ISO_8859_1);
    }

    private static void u2(ByteArrayOutputStream out, int value) {
        out.write(value >>> 8);
        out.write(value);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        var encoded = text.getBytes(StandardCharsets.ISO_8859_1);
        out.write(UTF8);
        u2(out, encoded.length);
        out.writeBytes(encoded);
    }
}
