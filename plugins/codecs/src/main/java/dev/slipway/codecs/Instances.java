package dev.slipway.codecs;

import java.lang.reflect.Constructor;

/// Makes objects without running a constructor of their class, as the JDK's own serialization does.
final class Instances {
    private Instances() {}

    /// Returns a constructor that allocates a `type` and runs the constructor of `Object` only.
    static Constructor<?> withoutConstructor(Class<?> type) throws ReflectiveOperationException {
        // by reflection, since the compiler warns of every direct use of the module jdk.unsupported
        var factoryType = Class.forName("sun.reflect.ReflectionFactory");
        var factory = factoryType.getMethod("getReflectionFactory").invoke(null);
        return (Constructor<?>) factoryType
                .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                .invoke(factory, type, Object.class.getDeclaredConstructor());
    }
}
