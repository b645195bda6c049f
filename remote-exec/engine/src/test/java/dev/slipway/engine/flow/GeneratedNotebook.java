package dev.slipway.engine.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A notebook made from a seed: parameters, library cells, and steps that run once, in loops, in loops within loops,
/// continue or gather what others made, change their elements and what others made, and declare names anew. Each step
/// prints what it made, so its outputs say what its variables held.
public final class GeneratedNotebook {
    private static final String LIBRARY = """
            import java.time.DayOfWeek;
            record Pair(int left, String right) {}
            enum Mode { SLOW, FAST }
            sealed interface Form permits Round, Square {}
            record Round(int r) implements Form {}
            record Square(int a) implements Form {}
            final int BASE = 17;
            int twice(int x) { return 2 * x + BASE % 5; }
            String word(Object x) { return "<" + x + ">"; }
            int weighted(int x) { return twice(x) * weight; }""";

    private static final String PARAMETERS = """
            //| parameters
            int size = 3;
            int weight = 2;
            String name = "ada";
            List<String> tags = List.of("x", "y");""";

    private final Random random;
    private final List<String> cells = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private int names;

    /// A type of variables, with its Java name and how one is made of an `int` expression.
    enum Type {
        INT("int", "%s"),
        TEXT("String", "word(%s)"),
        NUMBERS("List<Integer>", "IntStream.range(0, Math.floorMod(%1$s, 4)).map(w -> w * 3 + %1$s).boxed().toList()"),
        PAIR("Pair", "new Pair(%1$s, name + %1$s)"),
        ARRAY("int[]", "new int[] {%1$s, twice(%1$s)}"),
        MAP("Map<String, Integer>", "new TreeMap<>(Map.of(\"k\" + %1$s, %1$s, \"z\", 1))"),
        FORM("Form", "(%1$s) %% 2 == 0 ? new Round(%1$s) : new Square(%1$s)"),
        BOXED("Integer", "Integer.valueOf(%s)"),
        SET("Set<Integer>", "new HashSet<>(List.of(%1$s + 70, %1$s, 33))");

        final String java;
        final String made;

        Type(String java, String made) {
            this.java = java;
            this.made = made;
        }

        /// Returns an `int` expression that reads a variable of this type.
        String asInt(String name) {
            return switch (this) {
                case INT, BOXED -> name;
                case TEXT -> name + ".length()";
                case NUMBERS, SET -> name + ".stream().mapToInt(q -> q).sum()";
                case PAIR -> name + ".left()";
                case ARRAY -> name + "[1]";
                case MAP -> name + ".values().stream().mapToInt(q -> q).sum()";
                case FORM -> "(switch (" + name + ") { case Round(int r) -> r; case Square(int a) -> -a; })";
            };
        }

        /// Returns a text of a variable of this type.
        String asText(String name) {
            return switch (this) {
                case ARRAY -> "Arrays.toString(" + name + ")";
                case SET -> "new TreeSet<>(" + name + ")";
                default -> name;
            };
        }

        boolean canBeLooped() {
            return this == INT || this == NUMBERS || this == ARRAY || this == MAP || this == SET;
        }

        /// Returns an `int` expression of an element.
        String elementAsInt(String element) {
            return this == MAP ? element + ".getValue() + " + element + ".getKey().length()" : element;
        }
    }

    /// @param loops names of the steps whose loops it differs by
    /// @param asInt an `int` expression of it
    record Variable(String name, Type type, List<String> loops, String asInt, String asText, boolean isLoop) {
        /// Tells whether a step can change it and nothing else with it: a loop variable is then a plain number.
        boolean canBeChanged() {
            return isLoop ? type == Type.INT : name.startsWith("v");
        }
    }

    private GeneratedNotebook(long seed) {
        random = new Random(seed);
    }

    /// Returns the sources of the cells.
    public static List<String> cells(long seed) {
        var notebook = new GeneratedNotebook(seed);
        notebook.make();
        return notebook.cells;
    }

    private void make() {
        cells.add(PARAMETERS);
        cells.add(LIBRARY);
        add("size", Type.INT, List.of());
        add("weight", Type.INT, List.of());
        int count = 3 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(6) == 0) {
                cells.add("# Words " + i);
            }
            step("s" + i, i == 0);
        }
    }

    private void add(String name, Type type, List<String> loops) {
        variables.removeIf(each -> each.name().equals(name));
        variables.add(new Variable(name, type, loops, type.asInt(name), type.asText(name), false));
    }

    /// A step in the making.
    private final class Step {
        final String name;
        final StringBuilder head = new StringBuilder();
        final List<String> lines = new ArrayList<>();
        final List<Variable> made = new ArrayList<>();
        final List<Variable> readable = new ArrayList<>();
        final Set<String> used = new HashSet<>();
        final Set<Variable> changed = new LinkedHashSet<>();
        List<String> loops;

        Step(String name, List<String> loops) {
            this.name = name;
            this.loops = loops;
            head.append("//| step: ").append(name).append('\n');
        }

        /// Returns an `int` expression over some variables.
        String expression() {
            var terms = new ArrayList<String>();
            var from = new ArrayList<>(readable);
            from.addAll(made);
            for (int i = random.nextInt(3); i >= 0 && !from.isEmpty(); i--) {
                var one = from.get(random.nextInt(from.size()));
                var read = one.asInt();
                used.add(one.name());
                terms.add(
                        switch (random.nextInt(4)) {
                            case 0 -> "twice(" + read + ")";
                            case 1 -> "weighted(" + read + ")";
                            default -> read;
                        });
            }
            terms.add(String.valueOf(random.nextInt(9)));
            return "(" + String.join(" + ", terms) + ") % 97";
        }

        void declare(String variable, Type type) {
            made.removeIf(each -> each.name().equals(variable));
            readable.removeIf(each -> each.name().equals(variable));
            changed.removeIf(each -> each.name().equals(variable));
            var expression = type.made.formatted(expression());
            boolean isVar = random.nextInt(3) == 0 && type != Type.FORM && type != Type.MAP && type != Type.SET;
            lines.add((isVar ? "var" : type.java) + " " + variable + " = " + expression + ";");
            made.add(new Variable(variable, type, List.of(), type.asInt(variable), type.asText(variable), false));
        }

        /// Changes a variable of its own loops, or one that no loop has if it is in none itself.
        void change() {
            var same = readable.stream()
                    .filter(each -> each.loops().equals(loops) && each.canBeChanged())
                    .toList();
            if (!same.isEmpty()) {
                var one = same.get(random.nextInt(same.size()));
                var expression = expression();
                lines.add(
                        switch (one.type()) {
                            case ARRAY -> one.name() + "[1] = " + expression + ";";
                            case MAP -> one.name() + ".put(\"n\", " + expression + ");";
                            case SET -> one.name() + ".add(" + expression + ");";
                            default -> one.name() + " = " + one.type().made.formatted(expression) + ";";
                        });
                used.add(one.name());
                changed.add(one);
            }
        }

        void print() {
            var texts = made.stream().map(Variable::asText).collect(Collectors.joining(" + \"; \" + "));
            var loopTexts = readable.stream()
                    .filter(Variable::isLoop)
                    .map(each -> each.asText() + " + \"| \" + ")
                    .collect(Collectors.joining());
            var changedTexts =
                    changed.stream().map(each -> each.asText() + " + \"^ \" + ").collect(Collectors.joining());
            lines.add("System.out.println(\"" + name + ": \" + " + loopTexts + changedTexts + texts + ");");
        }

        void finish() {
            print();
            int cut = random.nextInt(3) == 0 && lines.size() > 2 ? 1 + random.nextInt(lines.size() - 2) : lines.size();
            cells.add(head + String.join("\n", lines.subList(0, cut)));
            if (cut < lines.size()) {
                if (random.nextInt(3) == 0) {
                    cells.add("String helper" + name + "(int x) { return name + x; }");
                }
                cells.add(String.join("\n", lines.subList(cut, lines.size())));
            }
            made.forEach(each -> add(each.name(), each.type(), loops));
        }
    }

    private void step(String name, boolean isFirst) {
        var deep = variables.stream().filter(each -> !each.loops().isEmpty()).toList();
        int kind = isFirst ? 0 : random.nextInt(deep.isEmpty() ? 5 : 12);
        if (kind <= 1) {
            once(name);
        } else if (kind <= 4) {
            foreach(name, List.of());
        } else if (kind <= 6) {
            var outer = deep.get(random.nextInt(deep.size())).loops();
            foreach(name, outer.size() > 2 ? outer.subList(0, 2) : outer);
        } else if (kind <= 8) {
            inherit(name, deep.get(random.nextInt(deep.size())));
        } else {
            gather(name, deep);
        }
    }

    private void once(String name) {
        var step = new Step(name, List.of());
        readable(step, List.of());
        declareSome(step);
        step.finish();
    }

    private void readable(Step step, List<String> loops) {
        for (var each : variables) {
            if (isVisible(each, loops) && random.nextInt(3) > 0) {
                step.readable.add(each);
            }
        }
    }

    private void declareSome(Step step) {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0) {
                step.change();
            }
            declare(step);
        }
    }

    /// Declares a new variable, or now and then one anew that the step has not used.
    private void declare(Step step) {
        var taken = variables.stream()
                .filter(each -> !each.isLoop() && each.name().startsWith("v") && !step.used.contains(each.name()))
                .toList();
        if (taken.isEmpty() || random.nextInt(4) > 0) {
            step.declare(fresh(), Type.values()[random.nextInt(Type.values().length)]);
        } else {
            var again = taken.get(random.nextInt(taken.size()));
            step.declare(again.name(), again.type());
        }
    }

    private String fresh() {
        return "v" + names++;
    }

    /// A step with loops of its own, in those of `outer`.
    private void foreach(String name, List<String> outer) {
        var loops = new ArrayList<>(outer);
        loops.add(name);
        var step = new Step(name, List.copyOf(loops));
        boolean isNested = loop(step, outer) || outer.isEmpty();
        readable(step, outer);
        if (!isNested) {
            // read something that differs by the outer loops
            variables.stream()
                    .filter(each -> each.loops().equals(outer))
                    .findFirst()
                    .ifPresent(each -> force(step, each.asInt()));
        }
        declareSome(step);
        step.finish();
        step.readable.stream().filter(Variable::isLoop).forEach(each -> {
            variables.removeIf(other -> other.name().equals(each.name()));
            variables.add(each);
        });
    }

    /// Gives a step loops; tells whether one goes over what differs by all loops of `outer`.
    private boolean loop(Step step, List<String> outer) {
        var collections = variables.stream()
                .filter(each -> each.type().canBeLooped() && !each.isLoop() && isVisible(each, outer))
                .filter(each ->
                        each.type() != Type.INT || List.of("size", "weight").contains(each.name()))
                .toList();
        var parts = new ArrayList<String>();
        boolean isNested = false;
        for (int i = outer.isEmpty() ? random.nextInt(2) : 0; i >= 0; i--) {
            var over = collections.get(random.nextInt(collections.size()));
            var variable = "e" + names++;
            parts.add(variable + " : " + over.name());
            step.used.add(over.name());
            var asInt = over.type().elementAsInt(variable);
            var type = over.type() == Type.MAP ? Type.MAP : Type.INT;
            step.readable.add(new Variable(variable, type, step.loops, asInt, variable, true));
            isNested |= over.loops().equals(outer);
        }
        step.head.append("//| foreach: ").append(String.join(", ", parts)).append('\n');
        return isNested;
    }

    private static boolean isVisible(Variable variable, List<String> loops) {
        int depth = variable.loops().size();
        return depth <= loops.size() && variable.loops().equals(loops.subList(0, depth));
    }

    private void force(Step step, String expression) {
        var forced = fresh();
        step.lines.add("int " + forced + " = (" + expression + ") % 89;");
        step.made.add(new Variable(forced, Type.INT, List.of(), forced, forced, false));
        Pattern.compile("\\bv\\d+").matcher(expression).results().forEach(match -> step.used.add(match.group()));
    }

    /// A step that runs per element of what it reads.
    private void inherit(String name, Variable of) {
        var step = new Step(name, of.loops());
        readable(step, of.loops());
        force(step, of.asInt());
        declareSome(step);
        step.finish();
    }

    /// A step that gathers, and perhaps reads outer elements, or its own beside all.
    private void gather(String name, List<Variable> deep) {
        var of = deep.get(random.nextInt(deep.size()));
        var outer = of.loops().subList(0, of.loops().size() - 1);
        boolean readsOwn = random.nextInt(4) == 0;
        var step = new Step(name, readsOwn ? of.loops() : outer);
        var all = deep.stream()
                .filter(each -> each.loops().equals(of.loops()) && (each.equals(of) || random.nextInt(3) == 0))
                .toList();
        var parts = new ArrayList<String>();
        var lists = new ArrayList<String>();
        for (var each : all) {
            var list = "g" + names++;
            parts.add(each.name() + " -> " + list);
            step.used.add(each.name());
            lists.add(list + listed(each.type()));
        }
        step.head.append("//| gather: ").append(String.join(", ", parts)).append('\n');
        readable(step, outer);
        if (readsOwn) {
            force(step, of.asInt());
        }
        for (var list : lists) {
            var text = fresh();
            step.lines.add("String " + text + " = \"\" + " + list + ";");
            step.made.add(new Variable(text, Type.TEXT, List.of(), text + ".length()", text, false));
        }
        declareSome(step);
        step.finish();
    }

    private static String listed(Type type) {
        return switch (type) {
            case ARRAY -> ".stream().map(Arrays::toString).toList()";
            case SET -> ".stream().map(TreeSet::new).toList()";
            default -> "";
        };
    }

    /// Returns the cells as one text, for the message of a failure.
    public static String text(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> "// %% " + (i + 1) + "\n" + cells.get(i))
                .collect(Collectors.joining("\n"));
    }
}
