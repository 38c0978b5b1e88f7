package dev.rouage.coaching.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The outcome of putting people into a program. */
@Name("ProgramAssignment")
@Description("The people of a program after some were assigned or it was started")
public record AssignmentView(
        @NonNull @Description("The program") TrainingProgram program,
        @Description("How many people this call added") int added,
        @Description("How many people are in the program now") int people) {}
