/** GraphQL over HTTP: the route, what is read from a request, what is written to a response. */
@NullMarked
package dev.rouage.gateway.http;

import org.jspecify.annotations.NullMarked;
