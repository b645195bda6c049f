package dev.slipway.arrow;

import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;

/// Whole numbers of every width, and decimals. Stateless.
final class Numbers {
    private static final int BYTE = 0xff;
    private static final int SHORT = 0xffff;
    private static final long INT = 0xffff_ffffL;
    private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(Long.SIZE);

    private Numbers() {}

    /// @param bits of each
    static Values whole(Batch batch, int bits, boolean isSigned) {
        return switch (bits) {
            case Byte.SIZE ->
                Values.fixed(batch, (data, row) -> {
                    byte value = data.get(ValueLayout.JAVA_BYTE, row);
                    return isSigned ? (long) value : (long) (value & BYTE);
                });
            case Short.SIZE ->
                Values.fixed(batch, (data, row) -> {
                    short value = data.getAtIndex(Batch.SHORT, row);
                    return isSigned ? (long) value : (long) (value & SHORT);
                });
            case Integer.SIZE ->
                Values.fixed(batch, (data, row) -> {
                    int value = data.getAtIndex(Batch.INT, row);
                    return isSigned ? (long) value : value & INT;
                });
            default ->
                Values.fixed(batch, (data, row) -> {
                    long value = data.getAtIndex(Batch.LONG, row);
                    return isSigned || value >= 0
                            ? (Object) value
                            : BigInteger.valueOf(value).add(WRAP);
                });
        };
    }

    static Values decimal(Batch batch, Field field) {
        var type = (Decimal) Values.type(field, new Decimal());
        int width = type.bitWidth() / Byte.SIZE;
        int scale = type.scale();
        return Values.fixed(batch, (data, row) -> {
            var bytes = data.asSlice((long) row * width, width).toArray(ValueLayout.JAVA_BYTE);
            for (int i = 0; i < width / 2; i++) { // the other end first
                byte one = bytes[i];
                bytes[i] = bytes[width - 1 - i];
                bytes[width - 1 - i] = one;
            }
            return new BigDecimal(new BigInteger(bytes), scale);
        });
    }
}
