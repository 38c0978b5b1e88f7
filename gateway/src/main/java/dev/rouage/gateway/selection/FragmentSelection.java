package dev.rouage.gateway.selection;

/** Selections that apply to the objects of one type only: the inline fragment {@code ... on typeName}. */
public record FragmentSelection(String typeName, SelectionSet selections) implements Selection {}
