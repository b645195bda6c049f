package dev.slipway.codecs;

/// First bytes of values in `slipway-value/1`. Part of the format: never change one.
final class Tag {
    static final int NULL = 0;
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int BYTE = 3;
    static final int SHORT = 4;
    static final int CHAR = 5;
    static final int INT = 6;
    static final int LONG = 7;
    static final int FLOAT = 8;
    static final int DOUBLE = 9;
    static final int STRING = 10;
    static final int STRING_UTF16 = 11;
    static final int SCALAR = 12;
    static final int ENUM = 13;
    static final int RECORD = 14;
    static final int OBJECT = 15;
    static final int REFERENCE = 16;
    static final int ARRAY = 17;
    static final int PRIMITIVE_ARRAY = 18;
    static final int COLLECTION = 19;
    static final int MAP = 20;
    static final int OPTIONAL = 21;
    static final int OPTIONAL_INT = 22;
    static final int OPTIONAL_LONG = 23;
    static final int OPTIONAL_DOUBLE = 24;
    static final int ENTRY = 25;
    static final int MUTABLE_ENTRY = 26;
    static final int EMBEDDED = 27;
    static final int HOLDER = 28;
    static final int ATOMIC_REFERENCE = 29;
    /// Only in the keys by which unordered elements are sorted: an object further out, by its distance.
    static final int OUTER = 30;

    private Tag() {}
}
