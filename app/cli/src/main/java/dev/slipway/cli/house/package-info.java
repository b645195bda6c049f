/// Commands that keep house: init, gc, doctor, secret.
@NullMarked
package dev.slipway.cli.house;

import org.jspecify.annotations.NullMarked;
