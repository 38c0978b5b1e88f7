/** The directives of a supergraph that say more than where a field is. */
@NullMarked
package dev.rouage.gateway.directive;

import org.jspecify.annotations.NullMarked;
