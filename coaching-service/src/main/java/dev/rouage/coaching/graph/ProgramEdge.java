package dev.rouage.coaching.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A program and its place in the connection. */
@Description("A program and its place in the connection")
public record ProgramEdge(
        @NonNull @Description("To ask for what follows") String cursor,
        @NonNull @Description("The program") TrainingProgram node) {}
