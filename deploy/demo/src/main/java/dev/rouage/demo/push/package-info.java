/** Pushing records through the public REST API, as any integrator would. */
@NullMarked
package dev.rouage.demo.push;

import org.jspecify.annotations.NullMarked;
