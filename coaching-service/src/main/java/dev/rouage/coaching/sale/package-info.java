/** Which deals are sales, when they were won and how long a new hire waited for the first. Calculation only. */
@NullMarked
package dev.rouage.coaching.sale;

import org.jspecify.annotations.NullMarked;
