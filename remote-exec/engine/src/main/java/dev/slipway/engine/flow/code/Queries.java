package dev.slipway.engine.flow.code;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/// The queries of `%%sql` cells in their classes. Stateless.
final class Queries {
    private static final Set<String> OWNERS = Set.of("dev/slipway/duckdb/Sql", "dev/slipway/duckdb/ConnectionSql");
    private static final Set<String> CALLS = Set.of("cell", "lazyCell");

    private Queries() {}

    /// Returns the texts that `type` hands to the database.
    static Set<String> of(ClassNode type) {
        var queries = new HashSet<String>();
        for (var method : type.methods) {
            for (var at : method.instructions) {
                if (at instanceof MethodInsnNode call
                        && OWNERS.contains(call.owner)
                        && CALLS.contains(call.name)
                        && call.getPrevious() instanceof LdcInsnNode constant
                        && constant.cst instanceof String text) {
                    queries.add(text);
                }
            }
        }
        return queries;
    }
}
