package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.table.Figures;
import dev.slipway.desktop.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How the numbers of a column are shown; what is copied or filtered stays as it is.
enum NumberForm {
    USUAL("As usual"),
    EXACT("Every digit"),
    TWO_DECIMALS("Two decimals"),
    PERCENT("Percent"),
    SCIENTIFIC("Scientific"),
    BYTES("Bytes"),
    SECONDS("Seconds as time");

    private static final int TWO = 2;
    private static final int SHORT_POWER = 4;
    private static final double LONGEST_SECONDS = 1e12;

    private final String words;

    NumberForm(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Returns the form after this one, the first after the last.
    NumberForm next() {
        var all = List.of(values());
        return all.get((all.indexOf(this) + 1) % all.size());
    }

    /// Returns `cell` of `column` as it is shown; one that is no number as usual.
    String of(String cell, Column column) {
        if (this == USUAL || column.kind() != Kind.NUMBER) {
            return Figures.of(cell, column.kind(), column.name());
        }
        try {
            var number = new BigDecimal(cell.strip());
            double value = number.doubleValue();
            return switch (this) {
                case USUAL, EXACT -> cell;
                case TWO_DECIMALS -> grouped(number.setScale(TWO, RoundingMode.HALF_UP));
                case PERCENT -> grouped(number.movePointRight(TWO).setScale(1, RoundingMode.HALF_UP)) + "\u00a0%";
                case SCIENTIFIC -> String.format(Locale.ROOT, "%." + SHORT_POWER + "e", value);
                case BYTES -> value < 0 ? cell : Words.bytes(number.longValue());
                case SECONDS ->
                    value < 0 || value > LONGEST_SECONDS
                            ? cell
                            : Words.duration(
                                    Duration.ofMillis(number.movePointRight(3).longValue()));
            };
        } catch (NumberFormatException notANumber) {
            return Figures.of(cell, column.kind(), column.name());
        }
    }

    private static String grouped(BigDecimal number) {
        var whole = number.toBigInteger().abs();
        var text = number.abs().toPlainString();
        int point = text.indexOf('.');
        var groups = whole.bitLength() < Long.SIZE ? Words.count(whole.longValue()) : whole.toString();
        return (number.signum() < 0 ? "-" : "") + groups + (point < 0 ? "" : text.substring(point));
    }
}
