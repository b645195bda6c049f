package dev.slipway.desktop.compare;

/// How small charts stand in a room: in the columns in which they look best, as many rows as fit. Pure.
///
/// @param columns at least 1
/// @param rows of all charts
/// @param rowsInSight at least 1
record FacetGrid(int columns, int rows, int rowsInSight) {
    /// Smallest chart with its title. Unit: px.
    static final double NARROWEST = 200;

    static final double LOWEST = 124;

    private static final double BEST = 1.6; // width to height

    /// Returns where `count` charts stand.
    ///
    /// @param width of the room, as `height`
    /// @param bar width that scrolling takes of it
    static FacetGrid of(int count, double width, double height, double bar) {
        int all = Math.max(1, count);
        int mostRows = (int) Math.max(1, Math.floor(height / LOWEST));
        int mostColumns = (int) Math.clamp(Math.floor(width / NARROWEST), 1, all);
        FacetGrid best = null;
        double far = Double.POSITIVE_INFINITY;
        for (int columns = 1; columns <= mostColumns; columns++) {
            int rows = Math.ceilDiv(all, columns);
            double shape = Math.abs(Math.log(width / columns / (height / rows) / BEST));
            if (rows <= mostRows && shape < far) {
                far = shape;
                best = new FacetGrid(columns, rows, rows);
            }
        }
        if (best != null) {
            return best;
        }
        int columns = (int) Math.clamp(Math.floor((width - bar) / NARROWEST), 1, all);
        int rows = Math.ceilDiv(all, columns);
        return new FacetGrid(columns, rows, Math.min(rows, mostRows));
    }

    /// Tells whether all have room.
    boolean isWhole() {
        return rows == rowsInSight;
    }

    int inSight() {
        return columns * rowsInSight;
    }
}
