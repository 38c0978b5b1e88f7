/** Records as the REST API of ingest-service takes them. */
@NullMarked
package dev.rouage.demo.record;

import org.jspecify.annotations.NullMarked;
