package dev.slipway.kernel.fix;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Edit;

/// One way to mend a problem of a notebook.
///
/// @param title what it does, in a few words a person reads: `Move cell 5 above cell 3`
/// @param edit makes it, of the document it was found for
/// @param focus the cell it is about
public record DocumentFix(String title, Edit edit, CellId focus) {}
