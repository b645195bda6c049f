package dev.slipway.desktop.figure;

import dev.slipway.desktop.chart.Pen;

/// Which part of each panel is seen, in shares of its width and height from the top left corner. Immutable.
record Zoom(double left, double top, double width, double height) {
    static final Zoom WHOLE = new Zoom(0, 0, 1, 1);

    /// Closer than this the places of points are no longer told apart.
    private static final double LEAST = 1e-4;

    Zoom {
        width = Math.clamp(width, LEAST, 1);
        height = Math.clamp(height, LEAST, 1);
        left = Math.clamp(left, 0, 1 - width);
        top = Math.clamp(top, 0, 1 - height);
    }

    boolean isWhole() {
        return width >= 1 && height >= 1;
    }

    /// Returns `factor` times as much, about a point that stays where it is.
    ///
    /// @param x share of the panel as it is seen; likewise `y`
    Zoom by(double factor, double x, double y) {
        double wide = Math.clamp(width * factor, LEAST, 1);
        double high = Math.clamp(height * factor, LEAST, 1);
        return new Zoom(left + x * (width - wide), top + y * (height - high), wide, high);
    }

    /// Returns what is seen when it is drawn along.
    ///
    /// @param x share of the panel as it is seen, to the right; likewise `y`, down
    Zoom moved(double x, double y) {
        return new Zoom(left - x * width, top - y * height, width, height);
    }

    /// Returns the part between two corners, given in shares of the panel as it is seen.
    Zoom into(double x, double y, double otherX, double otherY) {
        return new Zoom(
                left + Math.min(x, otherX) * width,
                top + Math.min(y, otherY) * height,
                Math.abs(otherX - x) * width,
                Math.abs(otherY - y) * height);
    }

    /// Returns how the pixels of a panel are moved.
    Lens lens(Pen.Area panel) {
        return new Lens(
                1 / width,
                panel.x() - (panel.x() + left * panel.width()) / width,
                1 / height,
                panel.y() - (panel.y() + top * panel.height()) / height,
                panel);
    }

    /// From a chart's pixels to those on which they are seen.
    ///
    /// @param area where anything is seen
    record Lens(double scaleX, double moveX, double scaleY, double moveY, Pen.Area area) {
        /// Returns a lens that leaves everything where it is.
        static Lens plain(double width, double height) {
            return new Lens(1, 0, 1, 0, new Pen.Area(0, 0, width, height));
        }

        double x(double x) {
            return x * scaleX + moveX;
        }

        double y(double y) {
            return y * scaleY + moveY;
        }

        boolean isPlain() {
            return scaleX == 1 && scaleY == 1;
        }

        /// Tells whether anything within `room` pixels of a seen place is in the area.
        boolean isNear(double x, double y, double room) {
            return x >= area.x() - room
                    && x <= area.x() + area.width() + room
                    && y >= area.y() - room
                    && y <= area.y() + area.height() + room;
        }
    }
}
