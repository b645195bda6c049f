package dev.slipway.duckdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// The cells of a block of rows that came from DuckDB. One thread at a time.
///
/// The driver checks each cell several times over, and copies each text out of native code: as long as DuckDB itself
/// takes to read a file. So numbers, times and short texts are taken straight from its buffers; where a version of it
/// has other ones, cells come its own way.
final class ReadBlock {
    private static final int BYTES_PER_TEXT = 16;
    private static final int WORD_BITS = 6;
    private static final int LONG_SHIFT = 3;
    private static final int INT_SHIFT = 2;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final @Nullable VarHandle CELLS = buffer("data");
    private static final @Nullable VarHandle VALIDITY = buffer("validity");
    private static final boolean IS_DIRECT =
            CELLS != null && VALIDITY != null && ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN);

    private final DuckDBReadableVector vector;
    private final @Nullable ByteBuffer cells;
    private final @Nullable ByteBuffer validity;

    ReadBlock(DuckDBReadableVector vector) {
        this.vector = vector;
        cells = CELLS != null && IS_DIRECT ? (ByteBuffer) CELLS.get(vector) : null;
        validity = VALIDITY != null && IS_DIRECT ? (ByteBuffer) VALIDITY.get(vector) : null;
    }

    private static @Nullable VarHandle buffer(String name) {
        try {
            return MethodHandles.privateLookupIn(DuckDBReadableVector.class, MethodHandles.lookup())
                    .findVarHandle(DuckDBReadableVector.class, name, ByteBuffer.class);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /// Tells whether this version of the driver has the buffers.
    static boolean isDirect() {
        return IS_DIRECT;
    }

    /// Returns the driver's own way to the cells.
    DuckDBReadableVector vector() {
        return vector;
    }

    boolean isMissing(int row) {
        if (cells == null) {
            return vector.isNull(row);
        }
        return validity != null && (validity.getLong(row >> WORD_BITS << LONG_SHIFT) & 1L << row) == 0;
    }

    int getInt(int row) {
        return cells == null ? vector.getInt(row) : cells.getInt(row << INT_SHIFT);
    }

    long getLong(int row) {
        return cells == null ? vector.getLong(row) : cells.getLong(row << LONG_SHIFT);
    }

    /// Returns a cell of a type beyond 64 bits with a sign.
    BigInteger getBig(int row) {
        return switch (vector.getType()) {
            case UBIGINT -> vector.getUint64(row);
            case HUGEINT -> vector.getHugeInt(row);
            default -> vector.getUHugeInt(row);
        };
    }

    double getDouble(int row) {
        return cells == null ? vector.getDouble(row) : cells.getDouble(row << LONG_SHIFT);
    }

    LocalDate getDate(int row) {
        return cells == null ? vector.getLocalDate(row) : LocalDate.ofEpochDay(cells.getInt(row << INT_SHIFT));
    }

    /// Returns a cell of the type TIMESTAMP, which counts microseconds.
    LocalDateTime getTime(int row) {
        if (cells == null) {
            return vector.getLocalDateTime(row);
        }
        long micros = cells.getLong(row << LONG_SHIFT);
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                (int) Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO,
                java.time.ZoneOffset.UTC);
    }

    /// Appends the text of a cell that is not missing.
    void appendText(int row, ShortTexts texts) {
        if (cells != null) {
            int at = row * BYTES_PER_TEXT;
            int length = cells.getInt(at);
            if (length <= ShortTexts.LONGEST) {
                texts.append(cells, at, length);
                return;
            }
        }
        texts.append(vector.getString(row));
    }
}
