package dev.rouage.gateway.planner;

import java.util.List;

/**
 * One {@code _entities} field of a request.
 *
 * @param responseKey where its answer is in the data of the response
 * @param variable the variable that takes the representations
 * @param sources what objects are asked for; their types differ, so that each answer has only what its source asks for
 */
public record EntityLookup(String responseKey, String variable, List<Source> sources) {

    /**
     * Objects that are told by the same fields.
     *
     * @param keys what is asked for of each of them
     * @param paths where the objects are in the data
     */
    public record Source(Representation representation, List<String> keys, List<List<PathSegment>> paths) {}
}
