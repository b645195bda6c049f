/// What the text of an SQL query refers to, read without a database: shared by the kernel, which compiles such cells,
/// and the plug-in that runs them.
@NullMarked
package dev.slipway.api.sql;

import org.jspecify.annotations.NullMarked;
