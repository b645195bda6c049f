package dev.slipway.features;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/// Something that is learnt from training rows and then done to any rows: an encoder, an imputer, a scaler, or several
/// in a row. Immutable.
public abstract sealed class Preparation permits Encoder, Imputer, Scaler, Preparation.Chain {
    /// Returns what is learnt from the training rows of a split.
    ///
    /// @throws IllegalArgumentException if these are no training rows, or a column is not there or does not fit
    public final Fitted fit(Part training) {
        if (training.kind() != Part.Kind.TRAINING) {
            throw new IllegalArgumentException(this + " is fitted on training rows only, and these are "
                    + training.origin().words() + ": " + training.origin().someRows()
                    + ". Fit it on the part that train() gives.");
        }
        return new Fitted(training.origin(), learn(training.view()));
    }

    /// Returns what is learnt from the training part of `parts`.
    ///
    /// @throws IllegalArgumentException as `fit(Part)`
    public final Fitted fit(Split parts) {
        return fit(parts.train());
    }

    /// Refuses: rows of no split hold the rows to test on as well.
    ///
    /// @throws IllegalArgumentException always, saying what to do
    @SuppressWarnings("DoNotCallSuggester") // a sentence tells a person more than an overload that is not there
    public final Fitted fit(Table rows) {
        throw new IllegalArgumentException(this + " is fitted on training rows only, and these are all "
                + Words.counted(rows.rowCount(), "row") + " of " + Cells.title(rows) + ", which belong to no part of a"
                + " split: row 1 may be one to test on. Split them first: fit(split(table).random().train()).");
    }

    /// Returns this and then `next`, which is fitted on what this makes of the training rows.
    public final Preparation then(Preparation next) {
        return new Chain(List.of(this, next));
    }

    /// Returns what is learnt from `training`, in the order it is to be done.
    abstract List<Rule> learn(Table training);

    /// Several in a row.
    static final class Chain extends Preparation {
        private final List<Preparation> links;

        private Chain(List<Preparation> links) {
            this.links = links;
        }

        @Override
        List<Rule> learn(Table training) {
            var learnt = new ArrayList<Rule>();
            var table = training;
            for (var link : links) {
                var rules = link.learn(table);
                table = Fitted.apply(rules, table);
                learnt.addAll(rules);
            }
            return learnt;
        }

        @Override
        public String toString() {
            return links.getFirst() + " then " + links.getLast();
        }
    }
}
