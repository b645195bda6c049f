package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.MethodEffects.Cursor;
import dev.slipway.kernel.analysis.MethodEffects.Given;
import dev.slipway.kernel.analysis.MethodEffects.Held;
import dev.slipway.kernel.analysis.MethodEffects.Root;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Iterators, streams and cursors over rows: to ask them for more changes them, but not what they go over. Stateless.
final class Cursors {
    private static final Pattern TYPE = Pattern.compile("L(?:java/util/(?:\\w*Iterator(?:\\$\\w+)?|Enumeration"
            + "|Spliterator(?:\\$\\w+)?|stream/\\w*Stream)|tech/tablesaw/api/Row);");
    private static final Pattern ADVANCING = Pattern.compile(
            "next\\w*|previous|forEachRemaining|tryAdvance|trySplit|asIterator|java/util/stream/.*|tech/tablesaw/api/Row\\.at");

    private Cursors() {}

    /// Tells whether calling `name` on an object of class `owner` (internal name) moves it on, if it is a cursor.
    static boolean advances(String owner, String name) {
        return TYPE.matcher("L" + owner + ";").matches()
                && (ADVANCING.matcher(name).matches()
                        || ADVANCING.matcher(owner + "." + name).matches());
    }

    /// Returns the cursors among `roots`; of those that only a caller knows, that they count if they are.
    static Set<Root> of(Set<Root> roots) {
        var cursors = new HashSet<Root>();
        for (var root : roots) {
            if (root instanceof Held held && TYPE.matcher(held.field().type()).matches()) {
                cursors.add(held);
            } else if (root instanceof Given || root instanceof MethodEffects.Result) {
                cursors.add(new Cursor(root));
            } else if (root instanceof Cursor) {
                cursors.add(root);
            }
        }
        return cursors;
    }
}
