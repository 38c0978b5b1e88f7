/** What holds for every request, whatever it is for. */
@NullMarked
package dev.rouage.platform.http;

import org.jspecify.annotations.NullMarked;
