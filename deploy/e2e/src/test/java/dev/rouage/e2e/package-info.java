/** The whole machine, from the REST door to the federated graph, as its users meet it. */
@NullMarked
package dev.rouage.e2e;

import org.jspecify.annotations.NullMarked;
