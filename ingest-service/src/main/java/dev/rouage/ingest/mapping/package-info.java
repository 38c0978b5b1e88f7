/**
 * How a foreign record becomes items of ours: named presets for the CRMs, each a set of rules by object, which a
 * connection may override. Pure.
 */
@NullMarked
package dev.rouage.ingest.mapping;

import org.jspecify.annotations.NullMarked;
