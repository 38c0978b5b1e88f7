/** What is wrong with the records as a whole: references that lead nowhere, times that run backwards, what is missing. */
@NullMarked
package dev.rouage.ingest.quality;

import org.jspecify.annotations.NullMarked;
