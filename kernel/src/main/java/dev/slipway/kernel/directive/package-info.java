/// Directive lines (`//| key: value`) of a cell, parsed and checked. Uses problem only.
@NullMarked
package dev.slipway.kernel.directive;

import org.jspecify.annotations.NullMarked;
