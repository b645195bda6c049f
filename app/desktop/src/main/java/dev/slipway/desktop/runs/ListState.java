package dev.slipway.desktop.runs;

/// Where the list of runs stands.
///
/// @param total runs that meet the filter
/// @param inStore runs there are at all
/// @param loaded runs read so far
/// @param fresh runs that arrived and are not shown yet
/// @param failure why the store could not be read, empty if it could
/// @param isReading whether an answer is awaited
record ListState(long total, long inStore, int loaded, int fresh, String failure, boolean isReading) {
    static final ListState FIRST = new ListState(0, 0, 0, 0, "", true);

    ListState withReading(boolean reading) {
        return new ListState(total, inStore, loaded, fresh, failure, reading);
    }

    ListState failed(String why) {
        return new ListState(total, inStore, loaded, fresh, why, false);
    }
}
