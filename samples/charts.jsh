// %% [markdown]
// # A tour of charts
//
// One line draws a usual chart; more lines say more. Each kind is here once, on penguins, flights and the air of Mauna Loa.
//
// *Data: Palmer Station LTER (CC0), US Bureau of Transportation Statistics (public domain), Scripps CO2 Program (CC BY 4.0); see `data/README.md`.*

// %% id=imports
import tech.tablesaw.api.*;
import static tech.tablesaw.aggregate.AggregateFunctions.*;

// %% id=parameters
//| parameters
int rows = 50_000; // flights to draw, at most; there are 195,281

// %% [markdown]
// ## How numbers are related

// %% id=penguins
//| step: read
Table penguins = Tables.where(Tables.read(dataset("data/penguins.csv")), "sex IN ('MALE', 'FEMALE')");
Table air = Tables.read(dataset("data/co2.csv"));
Table flights = Tables.read(dataset("data/flights.csv.gz"));
flights = flights.first(Math.min(rows, flights.rowCount()));

// %% id=scatter
//| step: relations
var shape = plot(penguins).scatter("flipper_length_mm", "body_mass_g").colorBy("species").sizeBy("beak_length_mm")
        .x("Flipper", "mm").y("Mass", "g");
shape

// %% id=facets
display(plot(penguins).scatter("beak_length_mm", "beak_depth_mm").colorBy("sex").facetBy("species").size(760, 300));

// %% [markdown]
// ## How one column is distributed
//
// A histogram counts, a density smooths, a box shows the quarters and what lies beyond.

// %% id=histogram
//| step: distributions
display(plot(penguins).histogram("body_mass_g").colorBy("species").bins(24).x("Mass", "g"));

// %% id=density
display(plot(penguins).density("flipper_length_mm").colorBy("species").x("Flipper", "mm"));

// %% id=box
display(plot(penguins).box("species", "body_mass_g").y("Mass", "g"));

// %% [markdown]
// ## Over time
//
// A line, an interval around it, and a level to compare it with.

// %% id=line
//| step: time
Table recent = Tables.with(Tables.with(Tables.where(air, "Date >= DATE '1990-01-01'"), "low", "\"adjusted CO2\" - 2"),
        "high", "\"adjusted CO2\" + 2");
display(plot(recent).band("Date", "low", "high").line("Date", "CO2").horizontalLine(400).y("CO2", "ppm"));

// %% id=area
Table perDay = Tables.with(flights, "day", "date::DATE");
Table daily = Tables.sort(Tables.summarize(perDay, "delay", mean, count).by("day"), "day");
display(plot(daily).area("day", "Count [delay]").y("Flights a day").title("A sample of US flights, 2001"));

// %% [markdown]
// ## By group

// %% id=bar
//| step: groups
Table hours = Tables.with(Tables.with(flights, "hour", "hour(date)"), "weekday", "dayname(date)");
Table byHour = Tables.sort(Tables.summarize(hours, "delay", mean).by("hour"), "hour");
display(plot(byHour).bar("hour", "Mean [delay]").x("Scheduled hour").y("Mean delay", "minutes"));

// %% id=grouped
Table counted = Tables.summarize(penguins, "body_mass_g", count).by("island", "species");
display(plot(counted).bar("island", "Count [body_mass_g]").colorBy("species").grouped().y("Penguins"));

// %% id=heat
display(plot(hours).heat("hour", "weekday", "delay").size(760, 300).title("Mean delay, minutes"));

// %% [markdown]
// ## Many points
//
// More than 20,000 dots are counted in small cells, so that a chart of all flights is drawn as quickly and says more.

// %% id=many
//| step: many
display(plot(Tables.where(flights, "delay BETWEEN -30 AND 240")).scatter("distance", "delay").x("Distance", "miles").y("Delay", "minutes"));

// %% [markdown]
// ## From plain Java
//
// Records, maps and arrays are plotted as they are.

// %% id=plain
//| step: plain
record Wave(double t, double value, String phase) {}
var waves = new ArrayList<Wave>();
for (int i = 0; i < 200; i++) {
    waves.add(new Wave(i / 20.0, Math.sin(i / 20.0), "sine"));
    waves.add(new Wave(i / 20.0, Math.cos(i / 20.0), "cosine"));
}
display(plot(waves).line("t", "value").colorBy("phase"));
display(plot(Map.of("Adelie", 152, "Chinstrap", 68, "Gentoo", 124)));
