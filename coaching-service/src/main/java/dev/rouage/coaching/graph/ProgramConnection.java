package dev.rouage.coaching.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of the company's programs. */
@Description("A page of the company's programs")
public record ProgramConnection(
        @NonNull @Description("The programs with their cursors") List<@NonNull ProgramEdge> edges,
        @NonNull @Description("The programs") List<@NonNull TrainingProgram> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static ProgramConnection of(List<TrainingProgram> programs, PageInfo pageInfo) {
        return new ProgramConnection(programs.stream()
                .map(program -> new ProgramEdge(Cursor.encode(program.id().toString()), program)).toList(), programs,
                pageInfo);
    }
}
