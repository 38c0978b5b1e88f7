package dev.rouage.gateway.planner;

/** A step on the way from the root of the data to objects in it; lists on the way are gone through. */
public sealed interface PathSegment {

    /** Into a field. */
    record Field(String key) implements PathSegment {
        @Override
        public String toString() {
            return key;
        }
    }

    /** Only the objects of this type, told by their {@code __typename}. */
    record OfType(String typeName) implements PathSegment {
        @Override
        public String toString() {
            return "<" + typeName + ">";
        }
    }
}
