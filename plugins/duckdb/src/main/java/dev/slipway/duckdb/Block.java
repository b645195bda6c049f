package dev.slipway.duckdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// The cells of a block of rows that goes to DuckDB, at first none of them missing. One thread at a time.
///
/// The driver locks and unlocks for each cell it writes: half a second for ten million rows. So numbers are put
/// straight into its buffers; where a version of it has other ones, cells go its own way.
final class Block {
    private static final int LONG_BITS = 6;
    private static final int LONG_SHIFT = 3;
    private static final int INT_SHIFT = 2;
    private static final @Nullable VarHandle CELLS = buffer("data");
    private static final @Nullable VarHandle VALIDITY = buffer("validity");

    private final DuckDBWritableVector vector;
    private final @Nullable ByteBuffer cells;
    private final @Nullable ByteBuffer validity;

    /// @param count of rows
    Block(DuckDBWritableVector vector, int count) {
        this.vector = vector;
        cells = CELLS == null ? null : (ByteBuffer) CELLS.get(vector);
        validity = VALIDITY == null ? null : (ByteBuffer) VALIDITY.get(vector);
        if (validity != null) {
            for (int word = 0; (word << LONG_BITS) < count; word++) {
                validity.putLong(word << LONG_SHIFT, -1L);
            }
        }
    }

    private static @Nullable VarHandle buffer(String name) {
        try {
            return MethodHandles.privateLookupIn(DuckDBWritableVector.class, MethodHandles.lookup())
                    .findVarHandle(DuckDBWritableVector.class, name, ByteBuffer.class);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /// Tells whether this version of the driver has the buffers.
    static boolean isDirect() {
        return CELLS != null && VALIDITY != null;
    }

    void putInt(int row, int value) {
        if (cells != null && validity != null) {
            cells.putInt(row << INT_SHIFT, value);
        } else {
            vector.setInt(row, value);
        }
    }

    void putLong(int row, long value) {
        if (cells != null && validity != null) {
            cells.putLong(row << LONG_SHIFT, value);
        } else {
            vector.setLong(row, value);
        }
    }

    void putDouble(int row, double value) {
        if (cells != null && validity != null) {
            cells.putDouble(row << LONG_SHIFT, value);
        } else {
            vector.setDouble(row, value);
        }
    }

    /// Makes a cell missing, whatever was put there.
    void putMissing(int row) {
        if (validity == null) {
            vector.setNull(row);
            return;
        }
        int word = (row >> LONG_BITS) << LONG_SHIFT;
        validity.putLong(word, validity.getLong(word) & ~(1L << row));
    }
}
