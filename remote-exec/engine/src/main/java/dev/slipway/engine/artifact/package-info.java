/// Reading what runs have stored: finding, exporting and bringing back artifacts. Runs no code of a notebook.
@NullMarked
package dev.slipway.engine.artifact;

import org.jspecify.annotations.NullMarked;
