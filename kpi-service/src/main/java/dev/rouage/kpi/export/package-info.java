/** Figures and their records as files: CSV and NDJSON over REST, with the same token and to the same eyes as the graph. */
@NullMarked
package dev.rouage.kpi.export;

import org.jspecify.annotations.NullMarked;
