/** Transactions that see one company only. */
@NullMarked
package dev.rouage.platform.database;

import org.jspecify.annotations.NullMarked;
