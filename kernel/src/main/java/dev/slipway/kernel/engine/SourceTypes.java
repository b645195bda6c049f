package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.classes.ClassNames;
import java.lang.reflect.Modifier;

/// Types of class files in Java's words, as code of a cell can write them. What cannot be named there is
/// named by the nearest type that can. One use each.
final class SourceTypes {
    private static final String ANYTHING = "java.lang.Object";

    private final String signature;
    private final ClassLoader loader;
    private int at;

    private SourceTypes(String signature, ClassLoader loader) {
        this.signature = signature;
        this.loader = loader;
    }

    /// Returns the type of a signature, generic or not: `Ljava/util/List<Ljava/lang/String;>;` is
    /// `java.util.List<java.lang.String>`.
    ///
    /// Source: Java Virtual Machine Specification, 4.7.9.1.
    static String of(String signature, ClassLoader loader) {
        try {
            return new SourceTypes(signature, loader).type();
        } catch (IndexOutOfBoundsException wrong) {
            return ANYTHING;
        }
    }

    private String type() {
        char kind = signature.charAt(at++);
        return switch (kind) {
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'D' -> "double";
            case 'F' -> "float";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'S' -> "short";
            case 'Z' -> "boolean";
            case '[' -> type() + "[]";
            case 'T' -> {
                at = signature.indexOf(';', at) + 1;
                yield ANYTHING;
            }
            case 'L' -> declared();
            default -> throw new IndexOutOfBoundsException(signature);
        };
    }

    private String declared() {
        var binary = new StringBuilder();
        var arguments = "";
        while (true) {
            char c = signature.charAt(at++);
            switch (c) {
                case ';' -> {
                    return named(binary.toString().replace('/', '.'), arguments);
                }
                case '<' -> arguments = arguments();
                case '.' -> {
                    binary.append('$');
                    arguments = "";
                }
                default -> binary.append(c);
            }
        }
    }

    private String arguments() {
        var all = new StringBuilder("<");
        while (signature.charAt(at) != '>') {
            all.append(all.length() == 1 ? "" : ", ");
            switch (signature.charAt(at)) {
                case '*' -> {
                    at++;
                    all.append('?');
                }
                case '+' -> {
                    at++;
                    all.append("? extends ").append(type());
                }
                case '-' -> {
                    at++;
                    all.append("? super ").append(type());
                }
                default -> all.append(type());
            }
        }
        at++;
        return all.append('>').toString();
    }

    private String named(String binary, String arguments) {
        try {
            var type = Class.forName(binary, false, loader);
            var near = nearest(type);
            return near == type ? name(type) + arguments : name(near);
        } catch (ClassNotFoundException | LinkageError e) {
            return ANYTHING;
        }
    }

    private static String name(Class<?> type) {
        var declared = ClassNames.declared(type.getName());
        var name = type.getCanonicalName();
        return declared.isEmpty() ? (name == null ? ANYTHING : name) : declared;
    }

    private static Class<?> nearest(Class<?> type) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            if (isNameable(one)) {
                boolean isNothing = one == Object.class && type.getInterfaces().length > 0;
                return isNothing && isNameable(type.getInterfaces()[0]) ? type.getInterfaces()[0] : one;
            }
        }
        return Object.class;
    }

    private static boolean isNameable(Class<?> type) {
        if (type.isAnonymousClass() || type.isLocalClass() || type.isHidden() || type.isSynthetic()) {
            return false;
        }
        boolean isOurs = ClassNames.accepts(type.getName());
        boolean isSeen = isOurs ? !Modifier.isPrivate(type.getModifiers()) : Modifier.isPublic(type.getModifiers());
        var around = type.getDeclaringClass();
        return isSeen
                && (around == null
                        || (isOurs && ClassNames.declared(around.getName()).isEmpty())
                        || isNameable(around));
    }
}
