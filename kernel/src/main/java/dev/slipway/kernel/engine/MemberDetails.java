package dev.slipway.kernel.engine;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Signatures of a class's members, as a person writes them, by reflection: quick, whatever the number of candidates.
final class MemberDetails {
    private static final Pattern PACKAGE =
            Pattern.compile("(?:[a-z_][\\w]*\\.)+(?=[A-Z])|REPL\\.\\$JShell\\$\\d+[A-Z]*\\$");
    private static final int MOST = 3;

    private MemberDetails() {}

    /// Returns the methods `name` of `type`: `abs(int) : int`, one after the other; empty if there is none.
    static String methods(Class<?> type, String name) {
        return joined(Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals(name) && !method.isSynthetic())
                .map(MemberDetails::signature)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /// Returns the type of the field `name` of `type`; empty if there is none.
    static String field(Class<?> type, String name) {
        return Stream.concat(Arrays.stream(type.getFields()), Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getName().equals(name))
                .map(Field::getGenericType)
                .map(MemberDetails::name)
                .findFirst()
                .orElse("");
    }

    private static String joined(Set<String> signatures) {
        var text = signatures.stream().limit(MOST).collect(Collectors.joining(", "));
        return signatures.size() > MOST ? text + ", …" : text;
    }

    private static String signature(Method method) {
        return method.getName() + "(" + parameters(method) + ") : " + name(method.getGenericReturnType());
    }

    private static String parameters(Executable method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(MemberDetails::name)
                .collect(Collectors.joining(", "));
    }

    /// Returns a type without its packages.
    static String name(Type type) {
        return PACKAGE.matcher(type.getTypeName()).replaceAll("").replace('$', '.');
    }
}
