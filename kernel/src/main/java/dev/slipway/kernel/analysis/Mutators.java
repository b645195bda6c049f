package dev.slipway.kernel.analysis;

import java.util.Set;
import java.util.regex.Pattern;

/// Library methods that are known to change the object they are called on or given, or to return a part of it.
final class Mutators {
    private static final Set<String> COLLECTION = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "clear",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "merge",
            "offer",
            "offerFirst",
            "offerLast",
            "poll",
            "pollFirst",
            "pollLast",
            "pollFirstEntry",
            "pollLastEntry",
            "pop",
            "push",
            "put",
            "putAll",
            "putFirst",
            "putLast",
            "putIfAbsent",
            "remove",
            "removeAll",
            "removeElement",
            "removeFirst",
            "removeIf",
            "removeLast",
            "replace",
            "replaceAll",
            "retainAll",
            "set",
            "setElementAt",
            "setValue",
            "sort",
            "flip",
            "or",
            "and",
            "andNot",
            "xor",
            "addElement",
            "drainTo",
            "take",
            "insertElementAt",
            "addIfAbsent",
            "addAllAbsent",
            "removeFirstOccurrence",
            "removeLastOccurrence",
            "removeAllElements",
            "takeFirst",
            "takeLast",
            "transfer",
            "tryTransfer",
            "load",
            "loadFromXML",
            "roll");
    private static final Set<String> TEXT = Set.of(
            "append",
            "insert",
            "delete",
            "deleteCharAt",
            "replace",
            "reverse",
            "setCharAt",
            "setLength",
            "appendCodePoint",
            "repeat");
    private static final Pattern ATOMIC = Pattern.compile("(?:set|lazySet|getAnd|compareAnd|weakCompareAnd|increment"
            + "|decrement|add|update|accumulate|reset|sumThenReset|getThenReset)\\w*");
    private static final Set<String> TABLE = Set.of(
            "addColumns",
            "insertColumn",
            "replaceColumn",
            "removeColumns",
            "removeColumnsWithMissingValues",
            "retainColumns",
            "append",
            "addRow",
            "appendRow",
            "clear",
            "set",
            "appendMissing",
            "appendCell",
            "appendObj",
            "appendAll",
            "appendInternal",
            "concat",
            "reorderColumns",
            "sortAscending",
            "sortDescending",
            "internalAddWithoutValidation",
            "fillWith",
            "addAll");
    private static final Set<String> SLICE = Set.of("sortOn", "removeSelection", "removeSort");
    private static final Set<String> SELECTION =
            Set.of("add", "addRange", "removeRange", "and", "or", "andNot", "flip", "clear");
    /// Of arrays, models, blocks and trainers of DJL, whose operations in place end in an i.
    private static final Set<String> MODEL = Set.of(
            "add",
            "addAll",
            "addSingleton",
            "addi",
            "subi",
            "muli",
            "divi",
            "modi",
            "powi",
            "negi",
            "set",
            "zeroGradients",
            "clear",
            "remove",
            "close",
            "attach",
            "detach",
            "initialize",
            "loadParameters",
            "load",
            "addTrainingListeners",
            "freeze",
            "freezeParameters",
            "step",
            "backward",
            "update",
            "updateAllParameters");
    /// Operations of DJL's arrays that work in place and return the array.
    private static final Pattern IN_PLACE = Pattern.compile("(?:add|sub|mul|div|mod|pow|neg)i");
    /// What belongs to an array, a block, a model or its trainer; some engines give views of arrays.
    private static final Pattern MODEL_PART =
            Pattern.compile("get|head|singletonOrThrow|valueAt|values|iterator|getBlock"
                    + "|getParameters|getChildren|getDirectParameters|getValue|getArray|getGradient|getModel|newTrainer|reshape"
                    + "|squeeze|expandDims|flatten|transpose|swapAxes");
    private static final Pattern BUFFER =
            Pattern.compile("put\\w*|get\\w*|append|read|clear|flip|rewind|compact|mark|reset|position|limit|order");
    /// Calls that leave a buffer's position where it is.
    private static final Pattern BUFFER_QUESTION =
            Pattern.compile("(?:position|limit|order|getClass)\\(\\).*|get\\w*\\(I.*");
    private static final Set<String> MATCHER = Set.of(
            "find",
            "matches",
            "lookingAt",
            "reset",
            "usePattern",
            "region",
            "results",
            "replaceAll",
            "replaceFirst",
            "appendReplacement",
            "appendTail",
            "useAnchoringBounds",
            "useTransparentBounds");
    private static final Set<String> STATIC_FIRST = Set.of(
            "java/util/Collections.sort",
            "java/util/Collections.shuffle",
            "java/util/Collections.reverse",
            "java/util/Collections.swap",
            "java/util/Collections.fill",
            "java/util/Collections.copy",
            "java/util/Collections.rotate",
            "java/util/Collections.replaceAll",
            "java/util/Collections.addAll",
            "java/util/Arrays.sort",
            "java/util/Arrays.parallelSort",
            "java/util/Arrays.fill",
            "java/util/Arrays.setAll",
            "java/util/Arrays.parallelSetAll",
            "java/util/Arrays.parallelPrefix",
            "ai/djl/training/EasyTrain.fit",
            "ai/djl/training/EasyTrain.trainBatch",
            "ai/djl/training/EasyTrain.validateBatch");
    private static final Set<String> PARTS = Set.of(
            "get",
            "getFirst",
            "getLast",
            "getOrDefault",
            "element",
            "elementAt",
            "firstElement",
            "lastElement",
            "firstEntry",
            "lastEntry",
            "floorEntry",
            "ceilingEntry",
            "peek",
            "peekFirst",
            "peekLast",
            "first",
            "last",
            "iterator",
            "listIterator",
            "next",
            "previous",
            "keySet",
            "values",
            "entrySet",
            "subList",
            "headMap",
            "tailMap",
            "subMap",
            "headSet",
            "tailSet",
            "subSet",
            "descendingMap",
            "descendingSet",
            "descendingIterator",
            "reversed",
            "getValue",
            "computeIfAbsent",
            "orElseThrow",
            "orElse",
            "poll",
            "pollFirst",
            "pollLast",
            "pollFirstEntry",
            "pollLastEntry",
            "pop",
            "remove",
            "removeFirst",
            "removeLast",
            "take",
            "takeFirst",
            "takeLast",
            "ceiling",
            "floor",
            "higher",
            "lower",
            "higherEntry",
            "lowerEntry",
            "getPlain",
            "getAcquire",
            "getOpaque");
    /// Parts that change with the whole and hold nothing else.
    private static final Set<String> VIEWS = Set.of(
            "iterator",
            "listIterator",
            "descendingIterator",
            "keySet",
            "values",
            "entrySet",
            "subList",
            "headMap",
            "tailMap",
            "subMap",
            "descendingMap",
            "headSet",
            "tailSet",
            "subSet",
            "descendingSet",
            "reversed");
    private static final Pattern SETTER = Pattern.compile("set[A-Z]\\w*");
    private static final Pattern TABLE_PART =
            Pattern.compile("columns?|\\w+Columns?|nCol|iterator|next|row|getTable|getSourceTable");
    private static final Set<String> TABLE_PARTS_THAT_ARE_NEW =
            Set.of("removeColumns", "selectColumns", "rejectColumns");
    private static final String TABLES = "tech/tablesaw/";

    private Mutators() {}

    /// Tells whether calling `name` on an object of class `owner` (internal name) changes that object; `type` is the
    /// method's descriptor.
    static boolean changesItsObject(String owner, String name, String type) {
        return changesItsObject(owner, name)
                && !(isBuffer(owner) && BUFFER_QUESTION.matcher(name + type).matches());
    }

    /// Tells likewise where nothing but the name is known.
    static boolean changesItsObject(String owner, String name) {
        if (owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/StringBuffer")) {
            return TEXT.contains(name);
        }
        if (owner.startsWith("java/util/concurrent/atomic/")) {
            return ATOMIC.matcher(name).matches();
        }
        if (owner.startsWith(TABLES)) {
            return changesTable(owner, name);
        }
        if (owner.startsWith("ai/djl/")) {
            return MODEL.contains(name) || SETTER.matcher(name).matches();
        }
        if (isBuffer(owner)) {
            return BUFFER.matcher(name).matches();
        }
        if (owner.equals("java/util/regex/Matcher")) {
            return MATCHER.contains(name);
        }
        if (isGenerator(owner)) {
            return !name.equals("<init>");
        }
        return isCollection(owner)
                && (COLLECTION.contains(name) || SETTER.matcher(name).matches());
    }

    private static boolean changesTable(String owner, String name) {
        if (isTable(owner)) {
            boolean isOfSlice = owner.endsWith("/TableSlice") && SLICE.contains(name);
            return isOfSlice || TABLE.contains(name) || SETTER.matcher(name).matches();
        }
        return isSelection(owner) && SELECTION.contains(name);
    }

    /// Returns which argument a method called on an object changes, counted from 1, 0 for none.
    static int changedBeside(String owner, String name) {
        return switch (name) {
            case "mapInto", "copyRowsToTable" -> owner.startsWith(TABLES) ? 2 : 0;
            case "appendReplacement", "appendTail" -> owner.equals("java/util/regex/Matcher") ? 1 : 0;
            case "copyTo" -> owner.startsWith("ai/djl/") ? 1 : 0;
            default -> 0;
        };
    }

    /// Returns which argument the static method `name` of `owner` changes, -1 for none.
    static int changedArgument(String owner, String name) {
        if (owner.equals("java/lang/System") && name.equals("arraycopy")) {
            return 2;
        }
        return STATIC_FIRST.contains(owner + "." + name) ? 0 : -1;
    }

    /// Tells whether calling `name` on an object of class `owner` returns the object itself or a part of it, so that
    /// a change of what it returns is a change of the object.
    static boolean returnsPart(String owner, String name) {
        if (owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/StringBuffer")) {
            return TEXT.contains(name);
        }
        if (isSelection(owner)) {
            return SELECTION.contains(name);
        }
        if (owner.startsWith("ai/djl/")) {
            return IN_PLACE.matcher(name).matches() || MODEL_PART.matcher(name).matches();
        }
        if (isTable(owner)) {
            return changesTable(owner, name)
                    || (TABLE_PART.matcher(name).matches() && !TABLE_PARTS_THAT_ARE_NEW.contains(name));
        }
        if (JdkMethods.isDatabase(owner)) {
            return JdkMethods.opens(name);
        }
        return (isCollection(owner) || owner.startsWith("java/lang/ref/")) && PARTS.contains(name);
    }

    /// Tells whether a part that a method called `name` returns is a view of the whole.
    static boolean returnsView(String name) {
        return VIEWS.contains(name);
    }

    /// Tells whether a method called `name` changes the collection that it is called on.
    static boolean changesACollection(String name) {
        return COLLECTION.contains(name);
    }

    /// Random numbers: each that is given changes the next.
    private static boolean isGenerator(String owner) {
        return owner.equals("java/util/Random")
                || owner.equals("java/util/SplittableRandom")
                || owner.startsWith("java/util/random/RandomGenerator");
    }

    private static boolean isTable(String owner) {
        return owner.startsWith(TABLES + "api/")
                || owner.startsWith(TABLES + "columns/")
                || owner.startsWith(TABLES + "table/");
    }

    private static boolean isSelection(String owner) {
        return owner.startsWith(TABLES + "selection/");
    }

    private static boolean isBuffer(String owner) {
        return owner.startsWith("java/nio/") && owner.endsWith("Buffer");
    }

    private static boolean isCollection(String owner) {
        return owner.startsWith("java/util/") && !owner.startsWith("java/util/stream/");
    }
}
