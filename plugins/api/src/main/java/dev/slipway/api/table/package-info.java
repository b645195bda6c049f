/// What is counted of tables, wherever they are compared. Uses the JDK only.
@NullMarked
package dev.slipway.api.table;

import org.jspecify.annotations.NullMarked;
