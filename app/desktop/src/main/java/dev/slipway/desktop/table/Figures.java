package dev.slipway.desktop.table;

import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.words.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/// Cells of tables as they are shown.
public final class Figures {
    private static final int LONG = 9;
    private static final int SIGNIFICANT = 6;
    private static final Pattern LONG_FIGURE = Pattern.compile("-?\\d{1,6}\\.\\d+");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{4,18}");
    private static final Pattern NAMES = Pattern.compile("(.*[^a-z])?(year|id|code|zip|phone|number|no)s?");

    private Figures() {}

    /// Returns `cell` of a column: whole numbers in groups of three, unless they name something, as years do;
    /// long fractions to six digits.
    public static String of(String cell, Kind kind, String column) {
        boolean counts = kind == Kind.NUMBER
                && !NAMES.matcher(column.toLowerCase(Locale.ROOT)).matches();
        if (counts && WHOLE.matcher(cell).matches()) {
            return Words.count(Long.parseLong(cell));
        }
        if (kind == Kind.NUMBER
                && cell.length() > LONG
                && LONG_FIGURE.matcher(cell).matches()) {
            return new BigDecimal(cell)
                    .round(new MathContext(SIGNIFICANT, RoundingMode.HALF_UP))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return cell.indexOf('\n') < 0 ? cell : cell.replace('\n', ' ');
    }
}
