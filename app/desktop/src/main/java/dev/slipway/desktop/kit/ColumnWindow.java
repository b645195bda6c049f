package dev.slipway.desktop.kit;

import java.util.BitSet;
import java.util.List;

/// Which columns are seen where not all have room: those that stay and, of the others, as many as fit from one on.
/// Pure.
///
/// @param shown by column
/// @param first how many of the columns that come and go stand before those that are seen
/// @param last the greatest `first` that makes sense; 0 if all columns are seen
/// @param seen how many of the columns that come and go are seen
/// @param all how many columns come and go
record ColumnWindow(BitSet shown, int first, int last, int seen, int all) {
    /// Returns what is seen in `room` px.
    ///
    /// @param widths px a column
    /// @param stays which columns are always seen
    /// @param wanted how many of the others should stand before those that are seen
    static ColumnWindow of(List<Double> widths, BitSet stays, double room, int wanted) {
        double left = room;
        var going = new BitSet(widths.size());
        for (int i = 0; i < widths.size(); i++) {
            going.set(i, !stays.get(i));
            left -= stays.get(i) ? widths.get(i) : 0;
        }
        var places = going.stream().toArray();
        int last = places.length;
        for (double taken = 0; last > 0 && taken + widths.get(places[last - 1]) <= left; last--) {
            taken += widths.get(places[last - 1]);
        }
        last = Math.clamp(last, 0, Math.max(0, places.length - 1));
        int first = Math.clamp(wanted, 0, last);
        var shown = (BitSet) stays.clone();
        int seen = 0;
        for (double taken = 0; first + seen < places.length; seen++) {
            int place = places[first + seen];
            taken += widths.get(place);
            if (taken > left && seen > 0) {
                break;
            }
            shown.set(place);
        }
        return new ColumnWindow(shown, first, last, seen, places.length);
    }
}
