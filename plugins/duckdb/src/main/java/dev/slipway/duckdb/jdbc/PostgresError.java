package dev.slipway.duckdb.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a PostgreSQL server says of an error; the driver is known at run time only. Immutable.
///
/// @param message a sentence, or a part of one
/// @param detail more of it; empty if there is none
/// @param hint what to do; empty if there is none
/// @param position in what the server got, 1-based, in code points; 0 if there is none
record PostgresError(String message, String detail, String hint, int position) {
    static PostgresError of(SQLException fault) {
        var plain = Objects.requireNonNullElse(fault.getMessage(), "the server does not say why");
        var said = call(fault, "getServerErrorMessage");
        if (said == null) {
            return new PostgresError(plain.strip(), "", "", 0);
        }
        return new PostgresError(
                text(said, "getMessage", plain),
                text(said, "getDetail", ""),
                text(said, "getHint", ""),
                call(said, "getPosition") instanceof Integer position ? position : 0);
    }

    /// Returns all of it in one line.
    String whole() {
        var all = new StringBuilder(message);
        if (!detail.isEmpty()) {
            all.append(": ").append(detail);
        }
        if (!hint.isEmpty()) {
            all.append(all.charAt(all.length() - 1) == '.' ? " " : ". ").append(hint);
        }
        return all.toString();
    }

    private static String text(Object said, String method, String otherwise) {
        return call(said, method) instanceof String text ? text.strip() : otherwise;
    }

    private static @Nullable Object call(Object subject, String method) {
        try {
            return subject.getClass().getMethod(method).invoke(subject);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }
}
