/** Client operations: parsed, measured, validated, and brought into the one form that is planned and cached. */
@NullMarked
package dev.rouage.gateway.operation;

import org.jspecify.annotations.NullMarked;
