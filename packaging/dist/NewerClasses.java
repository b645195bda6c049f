import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Rewrites the classes of jars that have a form older than Java 6's in that of Java 8: what they do stays the same.
/// The JVM keeps none of the old form in its cache, so that every command would load them anew: a fifth of its time.
///
/// Source: JEP 483; `SystemDictionaryShared::check_for_exclusion` ("Old class has been linked").
final class NewerClasses {
    private static final int VERSION_AT = 6;

    private NewerClasses() {}

    /// @param jars changed in place; they may use each other
    public static void main(String[] jars) throws IOException {
        var urls = new ArrayList<URL>();
        for (var jar : jars) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        var newer = new LinkedHashMap<String, Map<String, byte[]>>();
        try (var types = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var code = ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS,
                    ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofResourceParsing(types).cached()));
            for (var jar : jars) {
                newer.put(jar, newer(code, jar));
            }
        }
        for (var jar : jars) {
            try (var files = FileSystems.newFileSystem(Path.of(jar))) {
                for (var file : newer.get(jar).entrySet()) {
                    Files.write(files.getPath(file.getKey()), file.getValue());
                }
            }
        }
    }

    private static Map<String, byte[]> newer(ClassFile code, String jar) throws IOException {
        var newer = new LinkedHashMap<String, byte[]>();
        try (var files = FileSystems.newFileSystem(Path.of(jar));
                var all = Files.walk(files.getPath("/"))) {
            for (var file : all.filter(each -> each.toString().endsWith(".class")).toList()) {
                var old = Files.readAllBytes(file);
                if (ByteBuffer.wrap(old).getShort(VERSION_AT) < ClassFile.JAVA_6_VERSION) {
                    newer.put(file.toString(), newer(code, old));
                }
            }
        }
        return newer;
    }

    /// Code that is not built anew keeps its bytes, and gets no stack maps.
    private static byte[] newer(ClassFile code, byte[] old) {
        var version = ClassTransform.endHandler(made -> made.withVersion(ClassFile.JAVA_8_VERSION, 0));
        return code.transformClass(
                code.parse(old),
                ClassTransform.transformingMethodBodies((made, each) -> made.with(each)).andThen(version));
    }
}
