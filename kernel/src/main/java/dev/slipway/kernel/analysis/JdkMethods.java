package dev.slipway.kernel.analysis;

import java.util.Set;
import java.util.regex.Pattern;

/// What methods of the JDK do with the objects they are called on and given, beside the mutators that are known
/// (`Mutators`). Owners are internal names.
final class JdkMethods {
    /// Types whose objects never change, or whose methods only run what they are given.
    private static final Pattern STABLE = Pattern.compile("java/(?:lang/(?!ThreadLocal)|time/|math/|text/|nio/file/"
            + "|nio/charset/|net/UR[IL]|net/http/|util/(?:stream|function|concurrent/atomic)/"
            + "|util/(?:Optional|Comparator|Locale|UUID|Objects|Currency|HexFormat|Base64|Date\\b)"
            + "|util/regex/(?:Pattern|MatchResult)).*");
    /// Collections and what else `Mutators` knows by name.
    private static final Pattern KNOWN =
            Pattern.compile("java/util/(?:concurrent/)?\\w*(?:List|Set|Map|Deque|Queue|Collection"
                    + "|Vector|Stack|Hashtable|Properties|Iterator|Entry|Enumeration|Calendar|Random|RandomGenerator|Matcher|BitSet"
                    + "|Arrays|Collections)|java/util/random/.*|java/util/regex/Matcher|java/nio/\\w*Buffer");
    private static final Pattern WRAPPER =
            Pattern.compile("(?:java|javax)/.*(?:Writer|Reader|Stream|Formatter|Scanner|Buffer|Channel|Graphics\\w*)");
    private static final Pattern HOLDING =
            Pattern.compile("java/util/(?:List|Set|Map)\\.(?:of|entry|ofEntries)|java/util/Arrays\\.(?:asList|stream)"
                    + "|java/util/stream/Stream\\.(?:of|ofNullable|concat)|java/util/Optional\\.(?:of|ofNullable)"
                    + "|java/util/Collections\\.(?:unmodifiable|synchronized|checked|singleton|asLifoQueue|newSetFromMap|list"
                    + "|enumeration)\\w*|java/nio/\\w+Buffer\\.wrap|tech/tablesaw/api/Table\\.create");
    private static final Pattern HOLDER = Pattern.compile(
            "java/util/concurrent/atomic/Atomic\\w*Reference|java/lang/ref/\\w+|java/util/AbstractMap\\$Simple\\w*Entry");
    private static final Pattern COPY =
            Pattern.compile("java/util/(?:concurrent/)?\\w*(?:List|Set|Map|Deque|Queue|Vector|Stack)");
    private static final Pattern PLAIN = Pattern.compile(
            "java/lang/(?:String|Boolean|Byte|Short|Character|Integer|Long|Float|Double)|java/math/Big\\w+|java/time/\\w+");
    /// Types that the notebook's own often implement.
    private static final Pattern OWN =
            Pattern.compile("java/lang/(?:Runnable|Iterable|AutoCloseable)|java/util/Iterator"
                    + "|java/util/concurrent/Callable|java/util/function/\\w+");
    private static final Set<String> FILLING = Set.of(
            "read",
            "readFully",
            "readNBytes",
            "toArray",
            "copyInto",
            "getChars",
            "getBytes",
            "nextBytes",
            "drainTo",
            "transferTo",
            "get",
            "digest",
            "doFinal",
            "inflate",
            "deflate");
    private static final Set<String> COPYING = Set.of(
            "clone",
            "copyOf",
            "copyOfRange",
            "toArray",
            "split",
            "toCharArray",
            "getBytes",
            "matcher",
            "toList",
            "collect",
            "boxed",
            "readAllLines",
            "toString");

    /// Names of questions beside those of `Unknowns`.
    private static final Pattern QUESTION =
            Pattern.compile("(?:available|remaining|peek|exists|can(?![a-z])|describe)\\w*");
    /// Names of changes that look like questions.
    private static final Pattern CHANGE = Pattern.compile("(?:print|write|format|countDown)\\w*");

    /// Methods of tables that give rows, columns or slices of the table itself.
    private static final Pattern PARTS =
            Pattern.compile("\\w*[sS]tream|columnsOfType|columnArray|splitOn|getSlices|asTableList|iterator");
    /// What a database or a connection to one makes that works on it.
    private static final Pattern OPENING = Pattern.compile("createStatement|prepare\\w+|createAppender|unwrap");

    private JdkMethods() {}

    /// Tells whether objects of class `owner` are connections to a database.
    static boolean isDatabase(String owner) {
        return owner.equals("java/sql/Connection") || owner.equals("org/duckdb/DuckDBConnection");
    }

    /// Tells whether the method `name` of a connection makes something that works on it, and changes nothing.
    static boolean opens(String name) {
        return OPENING.matcher(name).matches();
    }

    /// Tells whether what the static method `name` returns holds the objects it is given, or is a view of them.
    static boolean holdsArguments(String owner, String name) {
        return HOLDING.matcher(owner + "." + name).matches();
    }

    /// Tells whether objects of class `owner` work on others that they were made of.
    static boolean wraps(String owner) {
        return WRAPPER.matcher(owner).matches() && !owner.startsWith("java/util/stream/");
    }

    /// Tells whether objects of class `owner` never change and hold no others.
    static boolean isPlain(String owner) {
        return PLAIN.matcher(owner).matches();
    }

    /// Tells whether objects of class `owner` are made of what another holds.
    static boolean copies(String owner) {
        return COPY.matcher(owner).matches();
    }

    /// Tells whether objects of class `owner` hold the one that they were made of.
    static boolean holds(String owner) {
        return HOLDER.matcher(owner).matches();
    }

    /// Tells whether a method of `owner` may be one of the notebook's that belongs to an object with a state.
    static boolean mayRunOwn(String owner) {
        return OWN.matcher(owner).matches();
    }

    /// Tells whether a method runs another one on what it is given, nobody knows which.
    static boolean runsMethods(String owner, String name) {
        return owner.equals("java/lang/reflect/Method")
                ? name.equals("invoke")
                : owner.equals("java/lang/invoke/MethodHandle") && name.startsWith("invoke");
    }

    /// Tells whether calling `name` on an object may change it: by its name it is no question.
    static boolean mayChangeItsObject(String owner, String name) {
        boolean isKnown = owner.startsWith("java/") || owner.startsWith("javax/") || owner.startsWith("org/duckdb/");
        if (owner.equals("java/util/Scanner") && name.startsWith("find")) {
            return true;
        }
        return isKnown
                && !name.equals("<init>")
                && !(isDatabase(owner) && opens(name))
                && !STABLE.matcher(owner).matches()
                && !KNOWN.matcher(owner).matches()
                && !QUESTION.matcher(name).matches()
                && (CHANGE.matcher(name).matches() || !Unknowns.isQuestion(name));
    }

    /// Tells whether a method may change arrays and collections that it is given.
    static boolean fillsArguments(String owner, String name) {
        return owner.startsWith("java") && FILLING.contains(name) && !isKeyed(owner, name);
    }

    /// `get` of a map or list fills nothing.
    private static boolean isKeyed(String owner, String name) {
        return name.equals("get") && !owner.startsWith("java/nio/");
    }

    /// Tells whether reflection changes its first argument.
    static boolean setsFirstArgument(String owner, String name) {
        return owner.equals("java/lang/reflect/Field")
                ? name.startsWith("set")
                : owner.equals("java/lang/invoke/VarHandle") && !name.matches("get(?:Volatile|Opaque|Acquire)?");
    }

    /// Tells whether what a method returns is a copy of all it was made of.
    static boolean copiesAll(String owner, String name) {
        return owner.startsWith("tech/tablesaw/") && !PARTS.matcher(name).matches();
    }

    /// Tells whether what a method returns is new, though it was made of what others hold.
    static boolean returnsNew(String owner, String name) {
        return COPYING.contains(name) || owner.startsWith("tech/tablesaw/") || owner.startsWith("ai/djl/");
    }
}
