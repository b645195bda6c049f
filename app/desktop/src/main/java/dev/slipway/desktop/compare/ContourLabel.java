package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Paper.Outline;
import dev.slipway.desktop.chart.Pen.Area;
import java.util.List;
import java.util.Optional;

/// The words of a line and where along it they may stand. Pure.
///
/// @param length of the line, px
record ContourLabel(String words, Outline line, double length) {
    private static final double[] SHARES = {0.5, 0.35, 0.65, 0.2, 0.8};
    private static final double LETTER = 6.2;
    private static final double HIGH = 14;

    static ContourLabel of(String words, Outline line) {
        double length = 0;
        for (int i = 1; i < line.size(); i++) {
            length += far(line, i);
        }
        return new ContourLabel(words, line, length);
    }

    private static double far(Outline line, int to) {
        return Math.hypot(line.x(to) - line.x(to - 1), line.y(to) - line.y(to - 1));
    }

    /// Returns the room of the words at the first place within `room` where they meet none of the others; empty if
    /// there is none.
    Optional<Area> free(Area room, List<Area> others) {
        for (double share : SHARES) {
            var area = at(share * length);
            boolean isWithin = area.x() >= room.x() && area.x() + area.width() <= room.x() + room.width();
            if (isWithin && others.stream().noneMatch(other -> meets(area, other))) {
                return Optional.of(area);
            }
        }
        return Optional.empty();
    }

    private Area at(double along) {
        double wide = words.length() * LETTER + 6;
        double left = along;
        for (int i = 1; i < line.size(); i++) {
            double far = far(line, i);
            if (left <= far || i == line.size() - 1) {
                double share = far == 0 ? 0 : Math.min(1, left / far);
                double x = line.x(i - 1) + share * (line.x(i) - line.x(i - 1));
                double y = line.y(i - 1) + share * (line.y(i) - line.y(i - 1));
                return new Area(x - wide / 2, y - HIGH / 2, wide, HIGH);
            }
            left -= far;
        }
        return new Area(line.x(0) - wide / 2, line.y(0) - HIGH / 2, wide, HIGH);
    }

    private static boolean meets(Area one, Area other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }
}
