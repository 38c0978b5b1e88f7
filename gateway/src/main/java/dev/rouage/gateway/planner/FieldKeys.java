package dev.rouage.gateway.planner;

import dev.rouage.gateway.selection.FieldSelection;

/**
 * Says under which key a field's value is kept in the data that the steps of a plan gather. Data is kept by field and
 * arguments, not by the client's aliases: so a key or a requirement never collides with what a client calls something
 * else, and a field asked for under two aliases is fetched once.
 */
@FunctionalInterface
public interface FieldKeys {

    /** The key of a field of the type; the same for every selection of the same field with the same arguments. */
    String key(String typeName, FieldSelection field);
}
