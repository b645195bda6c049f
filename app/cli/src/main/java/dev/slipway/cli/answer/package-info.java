/// How results are told: the JSON of the public contract, and tables and figures for a person. May use the engine's
/// and the kernel's records; calls no service.
@NullMarked
package dev.slipway.cli.answer;

import org.jspecify.annotations.NullMarked;
