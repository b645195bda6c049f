package dev.slipway.codecs;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads what `Output` writes. Takes memory only as fast as bytes come, so a broken length costs nothing.
/// One thread at a time.
final class Source {
    private static final int FIRST_BYTES = 1 << 20;
    private static final int BLOCK_BYTES = 1 << 15;
    private static final int BELIEVED_BYTES = 16 << 20;

    private final DataInputStream in;

    Source(InputStream in) {
        this.in = new DataInputStream(in);
    }

    int tag() throws IOException {
        return in.readUnsignedByte();
    }

    short shortNumber() throws IOException {
        return in.readShort();
    }

    float floatNumber() throws IOException {
        return Float.intBitsToFloat(in.readInt());
    }

    double doubleNumber() throws IOException {
        return Double.longBitsToDouble(in.readLong());
    }

    /// Reads a number of 0 or more that counts something.
    int count() throws IOException {
        long number = varint();
        if (number < 0 || number > Integer.MAX_VALUE - 16) {
            throw new IOException("a count of " + number + " cannot be");
        }
        return (int) number;
    }

    long number() throws IOException {
        long number = varint();
        return (number >>> 1) ^ -(number & 1);
    }

    int intNumber() throws IOException {
        long number = number();
        if (number != (int) number) {
            throw new IOException("not an int: " + number);
        }
        return (int) number;
    }

    String name() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() throws IOException {
        return (byte[]) primitives('B', count());
    }

    String utf16() throws IOException {
        return new String(ByteBuffer.wrap(bytes()).asCharBuffer().toString());
    }

    /// Copies the content of the array of bytes that comes next, a block at a time; false if something else comes.
    boolean copyBytes(OutputStream out) throws IOException {
        if (tag() != Tag.PRIMITIVE_ARRAY || tag() != 'B') {
            return false;
        }
        var block = new byte[BLOCK_BYTES];
        int left = count();
        while (left > 0) {
            int read = in.read(block, 0, Math.min(left, block.length));
            if (read < 0) {
                throw new EOFException("the value is cut short");
            }
            out.write(block, 0, read);
            left -= read;
        }
        return true;
    }

    /// Reads kind, length and content of an array of primitives.
    Object primitives() throws IOException {
        int kind = tag();
        return primitives((char) kind, count());
    }

    private Object primitives(char kind, int length) throws IOException {
        var type = type(kind);
        int width = width(kind);
        var array = Array.newInstance(type, Math.min(length, FIRST_BYTES / width));
        var block = new byte[(int) Math.min((long) length * width, BLOCK_BYTES)];
        int done = 0;
        while (done < length) {
            if (done == Array.getLength(array)) {
                // so much has come that the length can be believed: to grow step by step would take twice the memory
                array = longer(
                        array, type, done >= BELIEVED_BYTES / width ? length : (int) Math.min(length, 2L * done));
            }
            int count = Math.min(block.length / width, Array.getLength(array) - done);
            in.readFully(block, 0, count * width);
            copy(ByteBuffer.wrap(block, 0, count * width), array, done, count);
            done += count;
        }
        return array;
    }

    private static Object longer(Object array, Class<?> type, int length) {
        var copy = Array.newInstance(type, length);
        System.arraycopy(array, 0, copy, 0, Array.getLength(array));
        return copy;
    }

    private static void copy(ByteBuffer from, Object array, int at, int count) {
        switch (array) {
            case byte[] bytes -> from.get(bytes, at, count);
            case boolean[] truths -> {
                for (int i = 0; i < count; i++) {
                    truths[at + i] = from.get() != 0;
                }
            }
            case char[] chars -> from.asCharBuffer().get(chars, at, count);
            case short[] numbers -> from.asShortBuffer().get(numbers, at, count);
            case int[] numbers -> from.asIntBuffer().get(numbers, at, count);
            case long[] numbers -> from.asLongBuffer().get(numbers, at, count);
            case float[] numbers -> from.asFloatBuffer().get(numbers, at, count);
            case double[] numbers -> from.asDoubleBuffer().get(numbers, at, count);
            default -> throw new AssertionError("not an array of primitives: " + array.getClass());
        }
    }

    private static Class<?> type(char kind) throws IOException {
        return switch (kind) {
            case 'B' -> byte.class;
            case 'Z' -> boolean.class;
            case 'C' -> char.class;
            case 'S' -> short.class;
            case 'I' -> int.class;
            case 'J' -> long.class;
            case 'F' -> float.class;
            case 'D' -> double.class;
            default -> throw new IOException("no array of primitives has the kind " + (int) kind);
        };
    }

    private static int width(char kind) {
        return switch (kind) {
            case 'B', 'Z' -> 1;
            case 'C', 'S' -> 2;
            case 'I', 'F' -> 4;
            default -> 8;
        };
    }

    private long varint() throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the value is cut short");
            }
            number |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return number;
            }
        }
        throw new IOException("a number of more than 64 bits");
    }
}
