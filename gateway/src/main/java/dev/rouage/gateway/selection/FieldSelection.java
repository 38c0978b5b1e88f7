package dev.rouage.gateway.selection;

/**
 * A field with its arguments and what is selected below it.
 *
 * @param responseKey the alias the client gave, or the field's name
 * @param selections empty for a leaf
 */
public record FieldSelection(String responseKey, String name, Arguments arguments, SelectionSet selections)
        implements
            Selection {

    /** The field that answers with the name of an object's type. */
    public static final String TYPENAME = "__typename";

    /** Whether this asks for the object's type rather than for data of a subgraph. */
    public boolean isTypename() {
        return name.equals(TYPENAME);
    }
}
