package dev.slipway.codecs;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes the smallest parts of the format: numbers, texts and arrays of primitives. One thread at a time.
final class Output {
    private static final int BLOCK_BYTES = 1 << 15;

    private final DataOutputStream out;

    Output(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    void flush() throws IOException {
        out.flush();
    }

    void tag(int tag) throws IOException {
        out.writeByte(tag);
    }

    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    void shortNumber(int number) throws IOException {
        out.writeShort(number);
    }

    void floatNumber(float number) throws IOException {
        out.writeInt(Float.floatToIntBits(number));
    }

    void doubleNumber(double number) throws IOException {
        out.writeLong(Double.doubleToLongBits(number));
    }

    /// Writes a number of 0 or more in as few bytes as it needs.
    void count(long number) throws IOException {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /// Writes any number, small ones in few bytes.
    void number(long number) throws IOException {
        count((number << 1) ^ (number >> 63));
    }

    /// Writes a name of ours, which has no lone surrogates.
    void name(String name) throws IOException {
        bytes(name.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] bytes) throws IOException {
        count(bytes.length);
        out.write(bytes);
    }

    void string(String text) throws IOException {
        if (hasLoneSurrogate(text)) {
            tag(Tag.STRING_UTF16);
            bytes(utf16(text));
        } else {
            tag(Tag.STRING);
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Writes the kind, length and content of an array of primitives; equal numbers give equal bytes, NaN included.
    void primitives(Object array) throws IOException {
        switch (array) {
            case byte[] bytes -> {
                start('B', bytes.length);
                out.write(bytes);
            }
            case boolean[] truths -> {
                start('Z', truths.length);
                blocks(truths.length, 1, (block, i) -> block.put((byte) (truths[i] ? 1 : 0)));
            }
            case char[] chars -> {
                start('C', chars.length);
                blocks(chars.length, 2, (block, i) -> block.putChar(chars[i]));
            }
            case short[] numbers -> {
                start('S', numbers.length);
                blocks(numbers.length, 2, (block, i) -> block.putShort(numbers[i]));
            }
            case int[] numbers -> {
                start('I', numbers.length);
                blocks(numbers.length, 4, (block, i) -> block.putInt(numbers[i]));
            }
            case long[] numbers -> {
                start('J', numbers.length);
                blocks(numbers.length, 8, (block, i) -> block.putLong(numbers[i]));
            }
            case float[] numbers -> {
                start('F', numbers.length);
                blocks(numbers.length, 4, (block, i) -> block.putInt(Float.floatToIntBits(numbers[i])));
            }
            case double[] numbers -> {
                start('D', numbers.length);
                blocks(numbers.length, 8, (block, i) -> block.putLong(Double.doubleToLongBits(numbers[i])));
            }
            default -> throw new AssertionError("not an array of primitives: " + array.getClass());
        }
    }

    @FunctionalInterface
    private interface Element {
        void put(ByteBuffer block, int index);
    }

    private void start(char kind, int length) throws IOException {
        out.writeByte(kind);
        count(length);
    }

    private void blocks(int length, int width, Element element) throws IOException {
        var block = ByteBuffer.allocate((int) Math.min((long) length * width, BLOCK_BYTES));
        for (int i = 0; i < length; i++) {
            if (!block.hasRemaining()) {
                out.write(block.array());
                block.clear();
            }
            element.put(block, i);
        }
        out.write(block.array(), 0, block.position());
    }

    private static byte[] utf16(String text) {
        var bytes = ByteBuffer.allocate(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes.putChar(text.charAt(i));
        }
        return bytes.array();
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
