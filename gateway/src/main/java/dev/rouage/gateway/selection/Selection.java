package dev.rouage.gateway.selection;

/** One entry of a selection set, free of named fragments and of conditions. */
public sealed interface Selection permits FieldSelection, FragmentSelection {}
