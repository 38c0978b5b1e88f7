package dev.rouage.gateway.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import graphql.language.AstPrinter;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;

/** The queries of a world, {@code queries.graphql}; a comment above each says how many calls it may cost. */
public final class WorldQueries {

    /** A named operation with the fragments it spreads. */
    public record WorldQuery(String world, String name, String text, int calls) {
        @Override
        public String toString() {
            return world + " " + name;
        }
    }

    private WorldQueries() {}

    public static List<WorldQuery> of(String world) {
        var options = ParserOptions.newParserOptions().captureLineComments(true).build();
        var document = new Parser().parseDocument(ParserEnvironment.newParserEnvironment()
                .document(read(Path.of("src/test/resources/worlds", world, "queries.graphql")))
                .parserOptions(options)
                .build());
        List<WorldQuery> queries = new ArrayList<>();
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            String fragments = document.getDefinitionsOfType(FragmentDefinition.class)
                    .stream()
                    .filter(fragment -> spreads(operation, fragment.getName(), document
                            .getDefinitionsOfType(FragmentDefinition.class)))
                    .map(AstPrinter::printAst)
                    .collect(Collectors.joining("\n"));
            queries.add(new WorldQuery(world, operation.getName(),
                    AstPrinter.printAst(operation) + "\n" + fragments, calls(operation)));
        }
        return queries;
    }

    private static boolean spreads(Node<?> node, String name, List<FragmentDefinition> fragments) {
        if (node instanceof FragmentSpread spread) {
            return spread.getName().equals(name) || fragments.stream()
                    .anyMatch(other -> other.getName().equals(spread.getName()) && spreads(other, name, fragments));
        }
        return node.getChildren().stream().anyMatch(child -> spreads(child, name, fragments));
    }

    private static int calls(OperationDefinition operation) {
        return operation.getComments()
                .stream()
                .map(comment -> comment.getContent().strip())
                .filter(text -> text.startsWith("calls:"))
                .mapToInt(text -> Integer.parseInt(text.substring("calls:".length()).strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(operation.getName() + " has no budget of calls"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
