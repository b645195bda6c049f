package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The same work in pandas, where it is installed. Static.
final class Pandas {
    private Pandas() {}

    /// Returns `figure` with the median of `work` beside it, or as it is where there is no pandas.
    ///
    /// @param file of the usual table, which `work` calls `file`, and its table `t`
    /// @param work an expression of Python
    static Figure beside(Figure figure, Product product, Path file, String work) throws InterruptedException {
        var script = """
                import sys, time
                import pandas as pd
                file = sys.argv[1]
                t = pd.read_csv(file)
                keys = pd.DataFrame({"key": t["key"].unique()}).assign(weight=1.0)
                times = []
                for i in range(4):
                    start = time.perf_counter()
                    %s
                    times.append(time.perf_counter() - start)
                print(sorted(times[1:])[1])
                """.formatted(work);
        try {
            var ended = product.run(List.of("python3", "-c", script, file.toString()));
            return figure.beside("pandas", Double.parseDouble(ended.out().strip()));
        } catch (IOException | NumberFormatException e) {
            System.err.println("slipway: no pandas beside " + work);
            return figure;
        }
    }
}
