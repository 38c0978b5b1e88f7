/** Takes changes of CRM records in and moves the figures by what they changed. */
@NullMarked
package dev.rouage.kpi.feed;

import org.jspecify.annotations.NullMarked;
