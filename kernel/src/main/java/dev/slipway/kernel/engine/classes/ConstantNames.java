package dev.slipway.kernel.engine.classes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;

/// Rewrites the texts of a class file: every name and type in it is one, in the constant pool.
///
/// Source: Java Virtual Machine Specification 25, section 4.4.
final class ConstantNames {
    private static final int HEAD = 8;
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private ConstantNames() {}

    /// Returns `code` with every text put through `change`.
    static byte[] rewrite(byte[] code, UnaryOperator<String> change) {
        var bytes = new ByteArrayOutputStream(code.length);
        try (var in = new DataInputStream(new ByteArrayInputStream(code));
                var out = new DataOutputStream(bytes)) {
            out.write(in.readNBytes(HEAD));
            int count = in.readUnsignedShort();
            out.writeShort(count);
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                out.writeByte(tag);
                if (tag == UTF8) {
                    out.writeUTF(change.apply(in.readUTF()));
                } else {
                    out.write(in.readNBytes(size(tag)));
                }
                i += tag == LONG || tag == DOUBLE ? 1 : 0;
            }
            in.transferTo(out);
        } catch (IOException e) {
            throw new AssertionError("a class file in memory is whole", e);
        }
        return bytes.toByteArray();
    }

    private static int size(int tag) {
        return switch (tag) {
            case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 2;
            case METHOD_HANDLE -> 3;
            case INTEGER, FLOAT -> 4;
            case LONG, DOUBLE -> 8;
            default -> 4;
        };
    }
}
