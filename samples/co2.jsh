// %% [markdown]
// # How much carbon dioxide, ten years on?
//
// Monthly CO2 at Mauna Loa since 1958. A trend and a yearly wave fit it closely; how many terms of each?
// The last years are held back, every combination forecasts them, and the one with the smallest error forecasts the next ten.
//
// This notebook is plain text: it diffs, merges, and reads well in any editor.
//
// *Data: Scripps CO2 Program, CC BY 4.0; see `data/README.md`.*

// %% id=imports
import java.time.LocalDate;

// %% id=parameters
//| parameters
int heldBackMonths = 96;
int mostDegrees = 4;
int mostWaves = 4;

// %% id=read
//| step: prepare
record Point(double year, double ppm) {}

List<Point> readSeries(Path file) throws IOException {
    return Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> line.split(","))
            .map(fields -> {
                var date = LocalDate.parse(fields[0]);
                return new Point(date.getYear() + (date.getMonthValue() - 0.5) / 12, Double.parseDouble(fields[1]));
            })
            .toList();
}

var series = readSeries(dataset("data/co2.csv"));
System.out.println(series.size() + " months, from " + series.getFirst() + " to " + series.getLast());

// %% id=choices
int split = series.size() - heldBackMonths;
var degrees = IntStream.rangeClosed(1, mostDegrees).boxed().toList();
var waves = IntStream.rangeClosed(0, mostWaves).boxed().toList();

// %% [markdown]
// ## Trend and wave
//
// A polynomial in time plus sines and cosines of the year and its fractions, by least squares.

// %% id=model
record Curve(int degree, int waveCount, double[] weights) {
    static double[] terms(double year, int degree, int waveCount) {
        var x = new double[degree + 1 + 2 * waveCount];
        double t = (year - 1990) / 30;
        for (int i = 0; i <= degree; i++) x[i] = Math.pow(t, i);
        for (int k = 1; k <= waveCount; k++) {
            x[degree + 2 * k - 1] = Math.sin(2 * Math.PI * k * year);
            x[degree + 2 * k] = Math.cos(2 * Math.PI * k * year);
        }
        return x;
    }

    double at(double year) {
        var x = terms(year, degree, waveCount);
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += weights[i] * x[i];
        return sum;
    }
}

double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int column = 0; column < n; column++) {
        int pivot = column;
        for (int row = column + 1; row < n; row++) if (Math.abs(a[row][column]) > Math.abs(a[pivot][column])) pivot = row;
        var swap = a[column]; a[column] = a[pivot]; a[pivot] = swap;
        double other = b[column]; b[column] = b[pivot]; b[pivot] = other;
        for (int row = column + 1; row < n; row++) {
            double factor = a[row][column] / a[column][column];
            for (int k = column; k < n; k++) a[row][k] -= factor * a[column][k];
            b[row] -= factor * b[column];
        }
    }
    var x = new double[n];
    for (int row = n - 1; row >= 0; row--) {
        double sum = b[row];
        for (int k = row + 1; k < n; k++) sum -= a[row][k] * x[k];
        x[row] = sum / a[row][row];
    }
    return x;
}

Curve fit(List<Point> points, int degree, int waveCount) {
    int n = degree + 1 + 2 * waveCount;
    var a = new double[n][n];
    var b = new double[n];
    for (var point : points) {
        var x = Curve.terms(point.year(), degree, waveCount);
        for (int i = 0; i < n; i++) {
            b[i] += x[i] * point.ppm();
            for (int j = 0; j < n; j++) a[i][j] += x[i] * x[j];
        }
    }
    return new Curve(degree, waveCount, solve(a, b));
}

double rmse(Curve curve, List<Point> points) {
    return Math.sqrt(points.stream().mapToDouble(p -> Math.pow(p.ppm() - curve.at(p.year()), 2)).average().orElse(0));
}

// %% id=train
//| step: train
//| foreach: degree : degrees, waveCount : waves
var curve = fit(series.subList(0, split), degree, waveCount);
double error = rmse(curve, series.subList(split, series.size()));
lowerIsBetter("rmse");
metric("rmse", error);
record Trial(int degree, int waveCount, double error) {}
var trial = new Trial(degree, waveCount, error);
trial

// %% [markdown]
// ## The smallest error wins

// %% id=choose
//| step: choose
//| gather: trial -> trials
var best = trials.stream().min(Comparator.comparingDouble(Trial::error)).orElseThrow();
lowerIsBetter("best_rmse");
metric("best_rmse", best.error());
best

// %% id=forecast
//| step: forecast
var finalCurve = fit(series, best.degree(), best.waveCount());
double lastYear = series.getLast().year();
var forecast = IntStream.rangeClosed(1, 120).mapToObj(i -> new Point(lastYear + i / 12.0, finalCurve.at(lastYear + i / 12.0))).toList();
metric("ppm_in_ten_years", forecast.getLast().ppm());
note(String.format(
        Locale.ROOT,
        "Ten years after the last reading: **%.0f ppm**, give or take about **%.1f** (the error on the months held back).",
        forecast.getLast().ppm(), best.error()));

// %% id=chart
record Reading(String kind, double year, double ppm, double low, double high) {}
var readings = new ArrayList<Reading>();
series.forEach(point -> readings.add(new Reading("measured", point.year(), point.ppm(), point.ppm(), point.ppm())));
forecast.forEach(point -> readings.add(new Reading("forecast", point.year(), point.ppm(), point.ppm() - best.error(), point.ppm() + best.error())));
var chart = plot(readings).line("year", "ppm").band("year", "low", "high").colorBy("kind").y("Carbon dioxide", "ppm");
display(chart);
