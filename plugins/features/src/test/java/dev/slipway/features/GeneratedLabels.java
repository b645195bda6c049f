package dev.slipway.features;

import java.time.LocalDate;
import java.util.Random;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Tables of labels and features that have something to do with each other, and hold no leak.
final class GeneratedLabels {
    private GeneratedLabels() {}

    /// Columns: `id` a number for each row in random order, `code` a text likewise, `day`, `patient`, `age`, `sex`,
    /// `dose` with missing cells, `mass`, `ill` a class, `risk` a number.
    static Table of(Random random, int rows) {
        var id = IntColumn.create("id");
        var code = StringColumn.create("code");
        var day = DateColumn.create("day");
        var patient = IntColumn.create("patient");
        var age = IntColumn.create("age");
        var sex = StringColumn.create("sex");
        var dose = DoubleColumn.create("dose");
        var mass = DoubleColumn.create("mass");
        var ill = BooleanColumn.create("ill");
        var risk = DoubleColumn.create("risk");
        var numbers = java.util.stream.IntStream.range(0, rows).toArray();
        for (int row = 0; row < rows; row++) {
            int other = row + random.nextInt(rows - row);
            int number = numbers[other];
            numbers[other] = numbers[row];
            id.append(number);
            code.append(String.format("P%05d", number * 7));
            day.append(LocalDate.of(2020, 1, 1).plusDays(random.nextInt(400)));
            patient.append(random.nextInt(Math.max(3, rows / 6)));
            age.append(18 + random.nextInt(60));
            sex.append(random.nextBoolean() ? "f" : "m");
            dose.append(random.nextInt(12) == 0 ? Double.NaN : Math.rint(random.nextGaussian(5, 2) * 10) / 10);
            mass.append(random.nextGaussian(70, 12));
            double strength = (age.getInt(row) - 48) / 18.0 + (mass.get(row) - 70) / 24 + random.nextGaussian();
            ill.append(strength > 0.5);
            risk.append(strength * 3 + random.nextGaussian() * 3);
        }
        return Table.create("patients", id, code, day, patient, age, sex, dose, mass, ill, risk);
    }

    /// Columns of few values, so that many rows are equal by chance: `class`, `sex`, `port`, `size`, `alive`.
    static Table coarse(Random random, int rows) {
        var grade = IntColumn.create("class");
        var sex = StringColumn.create("sex");
        var port = StringColumn.create("port");
        var size = IntColumn.create("size");
        var alive = BooleanColumn.create("alive");
        for (int row = 0; row < rows; row++) {
            grade.append(1 + random.nextInt(3));
            sex.append(random.nextInt(3) == 0 ? "f" : "m");
            port.append(random.nextInt(5) == 0 ? "Q" : random.nextBoolean() ? "S" : "C");
            size.append(random.nextInt(6));
            alive.append(random.nextInt(4) < (sex.get(row).equals("f") ? 3 : 1));
        }
        return Table.create("passengers", grade, sex, port, size, alive);
    }
}
