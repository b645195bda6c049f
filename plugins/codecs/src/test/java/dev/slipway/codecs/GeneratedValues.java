package dev.slipway.codecs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values made from a seed: the same in every JVM, in another order of insertion where order does not count.
final class GeneratedValues {
    private final Random random;
    private final Random order;

    GeneratedValues(long seed, long orderSeed) {
        random = new Random(seed);
        order = new Random(orderSeed);
    }

    @Nullable
    Object next(int depth) {
        return depth == 0 || random.nextInt(3) == 0 ? simple() : composite(depth - 1);
    }

    Object simple() {
        return switch (random.nextInt(20)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble();
            case 3 -> random.nextFloat();
            case 4 -> (byte) random.nextInt();
            case 5 -> (short) random.nextInt();
            case 6 -> (char) random.nextInt();
            case 7 -> random.nextBoolean();
            case 8 -> new BigInteger(100, random);
            case 9 -> new BigDecimal(new BigInteger(80, random), random.nextInt(40) - 20);
            case 10 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case 11 -> LocalDate.ofEpochDay(random.nextInt(1_000_000));
            case 12 -> LocalDateTime.of(1600 + random.nextInt(1000), 1, 1, 0, 0).plusNanos(random.nextLong() >>> 1);
            case 13 -> ZonedDateTime.ofInstant(Instant.ofEpochSecond(random.nextInt()), ZoneId.of("Europe/Paris"));
            case 14 -> Duration.ofNanos(random.nextLong());
            case 15 -> new UUID(random.nextLong(), random.nextLong());
            case 16 -> random.nextBoolean() ? TestTypes.Color.RED : TestTypes.Color.GREEN;
            case 17 ->
                List.of(Double.NaN, -0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE)
                        .get(random.nextInt(4));
            default -> text();
        };
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) (random.nextInt(10) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(90)));
        }
        return text.toString();
    }

    private @Nullable Object composite(int depth) {
        return switch (random.nextInt(15)) {
            case 0 -> list(depth, new ArrayList<>());
            case 1 -> List.copyOf(nonNull(depth));
            case 2 -> new ArrayDeque<>(nonNull(depth));
            case 3 -> shuffled(nonNull(depth), new HashSet<>());
            case 4 -> new LinkedHashSet<>(nonNull(depth));
            case 5 -> Set.copyOf(shuffled(nonNull(depth), new HashSet<>()));
            case 6 -> map(depth, new HashMap<>());
            case 7 -> map(depth, new LinkedHashMap<>());
            case 8 -> sortedMap(depth);
            case 9 -> Optional.ofNullable(next(depth));
            case 10 -> new TestTypes.Point(random.nextDouble(), random.nextDouble());
            case 11 -> Map.entry(simple(), simple());
            case 12 -> new TestTypes.Holds(next(depth));
            case 13 -> Collections.unmodifiableList(list(depth, new ArrayList<>()));
            default -> null;
        };
    }

    private List<@Nullable Object> list(int depth, List<@Nullable Object> list) {
        for (int i = random.nextInt(6); i > 0; i--) {
            list.add(next(depth));
        }
        return list;
    }

    private List<Object> nonNull(int depth) {
        var list = new ArrayList<Object>();
        for (var element : list(depth, new ArrayList<>())) {
            if (element != null && !(element instanceof ArrayDeque<?>)) {
                list.add(element);
            }
        }
        return list;
    }

    /// Of equal elements, an empty list of one class and of another, the first stays whatever the order.
    private <T> Set<T> shuffled(List<T> elements, Set<T> set) {
        var copy = new ArrayList<>(new LinkedHashSet<>(elements));
        Collections.shuffle(copy, order);
        set.addAll(copy);
        return set;
    }

    private Map<Object, @Nullable Object> map(int depth, Map<Object, @Nullable Object> map) {
        var keys = nonNull(0);
        var values = new HashMap<Object, @Nullable Object>();
        keys.forEach(key -> values.put(key, next(depth)));
        if (!(map instanceof LinkedHashMap<?, ?>)) {
            Collections.shuffle(keys, order);
        }
        keys.forEach(key -> map.put(key, values.get(key)));
        return map;
    }

    private Map<String, @Nullable Object> sortedMap(int depth) {
        var map = new TreeMap<String, @Nullable Object>();
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put(text(), next(depth));
        }
        return map;
    }
}
