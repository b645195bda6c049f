/// Reading what runs have stored: finding, exporting and bringing back artifacts. Runs no code of a notebook but the
/// codecs of jars that it
/// has declared.
@NullMarked
package dev.slipway.engine.artifact;

import org.jspecify.annotations.NullMarked;
