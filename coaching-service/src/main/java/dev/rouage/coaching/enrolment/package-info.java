/** Who follows which program, and since when. */
@NullMarked
package dev.rouage.coaching.enrolment;

import org.jspecify.annotations.NullMarked;
