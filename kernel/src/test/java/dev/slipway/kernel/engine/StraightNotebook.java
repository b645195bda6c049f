package dev.slipway.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A random notebook of the part of the language where all code is reached: statements one after the other, methods
/// called by their name, values of the JDK's types. One thread at a time.
final class StraightNotebook {
    private final Random random;
    private final List<String> cells = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> lists = new ArrayList<>();
    private final List<String> arrays = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();

    StraightNotebook(long seed, int size) {
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            var cell = new StringBuilder();
            for (int j = random.nextInt(3); j >= 0; j--) {
                cell.append(statement(i * 3 + j)).append('\n');
            }
            cells.add(cell.toString());
        }
    }

    List<String> cells() {
        return cells;
    }

    private String statement(int number) {
        return switch (random.nextInt(11)) {
            case 0, 1 -> declare("int ", numbers, "n", number, expression(2));
            case 2 -> declare("List<Integer> ", lists, "l", number, "new ArrayList<>(List.of(" + expression(1) + "))");
            case 3 -> declare("int[] ", arrays, "a", number, "{" + expression(1) + ", 2}");
            case 4 -> declare("String ", texts, "s", number, "\"t\" + " + expression(1));
            case 5 -> function(number);
            case 6 -> action(number);
            case 7 -> numbers.isEmpty() ? ";" : one(numbers) + one(List.of(" = ", " += ")) + expression(2) + ";";
            case 8 -> lists.isEmpty() ? ";" : one(lists) + ".add(" + expression(1) + ");";
            case 9 -> arrays.isEmpty() ? ";" : one(arrays) + "[0] = " + expression(1) + ";";
            default ->
                actions.isEmpty() ? "Math.abs(" + expression(2) + ")" + ";" : one(actions) + "(" + expression(1) + ");";
        };
    }

    private String declare(String type, List<String> all, String letter, int number, String value) {
        var name = letter + (random.nextInt(3) == 0 && !all.isEmpty() ? one(all).substring(1) : number);
        var text = type + name + " = " + value + ";";
        if (value.matches(".*\\b" + name + "\\b.*")) {
            return ";";
        }
        all.add(name);
        return text;
    }

    private String function(int number) {
        var text = "int f" + number + "(int p) { int local = p + " + expression(2) + "; return local + " + expression(1)
                + "; }";
        functions.add("f" + number);
        return text;
    }

    private String action(int number) {
        if (numbers.isEmpty() || lists.isEmpty()) {
            return ";";
        }
        var text = "void g" + number + "(int p) { " + one(numbers) + " = p + " + expression(1) + "; " + one(lists)
                + ".add(p); }";
        actions.add("g" + number);
        return text;
    }

    private String expression(int depth) {
        if (depth == 0) {
            return String.valueOf(random.nextInt(9));
        }
        return switch (random.nextInt(8)) {
            case 0 -> String.valueOf(random.nextInt(9));
            case 1 -> lists.isEmpty() ? "1" : one(lists) + ".get(0)";
            case 2 -> arrays.isEmpty() ? "2" : one(arrays) + "[0]";
            case 3 -> texts.isEmpty() ? "3" : one(texts) + ".length()";
            case 4 -> functions.isEmpty() ? "4" : one(functions) + "(" + expression(depth - 1) + ")";
            case 5 -> "Math.max(" + expression(depth - 1) + ", " + expression(depth - 1) + ")";
            default -> numbers.isEmpty() ? "5" : one(numbers) + " + " + expression(depth - 1);
        };
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
