/** Works out a company's figures again from its records, to restate or to audit them. */
@NullMarked
package dev.rouage.kpi.rebuild;

import org.jspecify.annotations.NullMarked;
