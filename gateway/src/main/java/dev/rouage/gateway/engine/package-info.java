/** One graph, ready to answer: documents and plans are cached, requests are planned and executed. */
@NullMarked
package dev.rouage.gateway.engine;

import org.jspecify.annotations.NullMarked;
