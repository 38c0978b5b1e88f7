/** Small federated worlds: subgraphs served by graphql-java, and the same data behind one schema to compare with. */
@NullMarked
package dev.rouage.gateway.world;

import org.jspecify.annotations.NullMarked;
