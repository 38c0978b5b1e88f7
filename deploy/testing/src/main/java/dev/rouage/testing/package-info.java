/** What the tests of the services run on: real PostgreSQL, real Kafka, and tokens that are verified as in production. */
@NullMarked
package dev.rouage.testing;

import org.jspecify.annotations.NullMarked;
