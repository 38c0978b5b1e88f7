/** PostgreSQL, Kafka and Keycloak as this machine's own processes: for the local stack and for tests, not for production. */
@NullMarked
package dev.rouage.infrastructure;

import org.jspecify.annotations.NullMarked;
