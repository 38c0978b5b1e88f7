/** Who asks, and for which company: read from the verified token and nowhere else. */
@NullMarked
package dev.rouage.platform.tenant;

import org.jspecify.annotations.NullMarked;
