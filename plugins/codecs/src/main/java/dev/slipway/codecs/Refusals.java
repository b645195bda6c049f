package dev.slipway.codecs;

import java.io.Closeable;
import java.lang.reflect.AnnotatedElement;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.stream.BaseStream;

/// Why a value cannot be stored, in one clause.
final class Refusals {
    private Refusals() {}

    static String reason(Object value, boolean declaredByCell) {
        var type = value.getClass();
        if (type.isHidden() || type.isSynthetic()) {
            return "a lambda is code, not a value";
        }
        return switch (value) {
            case Thread _, ThreadGroup _, Executor _, Future<?> _ -> "a thread belongs to its process";
            case Lock _, ReadWriteLock _ -> "a lock belongs to its process";
            case BaseStream<?, ?> _, Iterator<?> _ -> "it can be gone through once only: collect it in a list";
            case Closeable _, AutoCloseable _ -> "an open resource belongs to its process";
            case AnnotatedElement _, ClassLoader _ -> "it is a part of the program, not a value";
            case Throwable _ -> "an exception belongs to the process that threw it: keep its message";
            default -> ofOther(type, declaredByCell);
        };
    }

    private static String ofOther(Class<?> type, boolean declaredByCell) {
        if (type.isAnonymousClass() || type.isLocalClass()) {
            return "a class without a name of its own cannot be found again: declare it in a cell";
        }
        if (declaredByCell) {
            return "its content is hidden";
        }
        return "no codec knows this type: keep what it holds in a record, a collection or a table";
    }
}
