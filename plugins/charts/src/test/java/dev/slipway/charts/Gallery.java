package dev.slipway.charts;

import static dev.slipway.charts.Charts.plot;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// One plot of each kind, on data from a fixed seed.
final class Gallery {
    record Airport(String code, int flights, double delay, String region) {}

    private Gallery() {}

    static Map<String, Plot> plots() {
        var plots = new LinkedHashMap<String, Plot>();
        var penguins = penguins();
        plots.put(
                "scatter",
                plot(penguins).scatter("flipper", "mass").colorBy("species").title("Longer flippers, heavier birds"));
        plots.put(
                "facets",
                plot(penguins).scatter("flipper", "mass").colorBy("species").facetBy("species"));
        plots.put(
                "histogram", plot(penguins).histogram("mass").colorBy("species").x("Body mass", "g"));
        plots.put("density", plot(penguins).density("mass").colorBy("species"));
        plots.put("box", plot(penguins).box("species", "mass").colorBy("species"));
        plots.put("heat", plot(penguins).heat("species", "island"));
        var series = series();
        plots.put(
                "line",
                plot(series).line("date", "ppm").band("date", "low", "high").y("CO2", "ppm"));
        plots.put("area", plot(series).area("date", "ppm"));
        plots.put("bars", plot(airports()).bar("code", "flights").colorBy("region"));
        plots.put("lying", plot(airports()).bar("region", "delay").horizontal().horizontalLine(10));
        plots.put(
                "labels",
                plot(airports())
                        .scatter("flights", "delay")
                        .sizeBy("flights")
                        .labelBy("code")
                        .logX());
        plots.put("many", many());
        plots.put("map", plot(Map.of("only", 3)));
        plots.put(
                "wave",
                plot(IntStream.range(0, 200)
                        .mapToDouble(i -> Math.sin(i / 12.0))
                        .toArray()));
        return plots;
    }

    static Plot many() {
        var random = new Random(5);
        int rows = 60_000;
        var x = IntStream.range(0, rows).mapToDouble(_ -> random.nextGaussian()).toArray();
        var y = IntStream.range(0, rows)
                .mapToDouble(at -> x[at] + random.nextGaussian())
                .toArray();
        return plot(Table.create(DoubleColumn.create("x", x), DoubleColumn.create("y", y)))
                .scatter("x", "y");
    }

    static Table penguins() {
        var random = new Random(1);
        var species = StringColumn.create("species");
        var island = StringColumn.create("island");
        var flipper = DoubleColumn.create("flipper");
        var mass = DoubleColumn.create("mass");
        for (int row = 0; row < 300; row++) {
            int kind = row % 3;
            species.append(List.of("Adelie", "Chinstrap", "Gentoo").get(kind));
            island.append(List.of("Torgersen", "Biscoe", "Dream").get(random.nextInt(kind + 1)));
            double length = 185 + 12 * kind + random.nextGaussian() * 6;
            flipper.append(length);
            mass.append(row == 17 ? Double.NaN : 40 * length - 3_800 + random.nextGaussian() * 250);
        }
        return Table.create(species, island, flipper, mass);
    }

    static Table series() {
        var date = DateColumn.create("date");
        var ppm = DoubleColumn.create("ppm");
        var low = DoubleColumn.create("low");
        var high = DoubleColumn.create("high");
        for (int month = 0; month < 120; month++) {
            date.append(LocalDate.of(2010, 1, 15).plusMonths(month));
            double value = 390 + month * 0.19 + 3 * Math.sin(month * Math.PI / 6);
            ppm.append(month == 60 ? Double.NaN : value);
            low.append(value - 1 - month * 0.02);
            high.append(value + 1 + month * 0.02);
        }
        return Table.create(date, ppm, low, high);
    }

    static List<Airport> airports() {
        return List.of(
                new Airport("ATL", 340_000, 12.5, "South"),
                new Airport("ORD", 290_000, 17.1, "Midwest"),
                new Airport("LAX", 160_000, 9.2, "West"),
                new Airport("HYA", 12, -3.0, "East"),
                new Airport("BOS", 110_000, 14.4, "East"));
    }
}
