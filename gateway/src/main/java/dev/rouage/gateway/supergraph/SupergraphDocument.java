package dev.rouage.gateway.supergraph;

import java.util.regex.Pattern;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValue;
import graphql.language.SDLDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import org.jspecify.annotations.Nullable;

/** The text of a supergraph as a syntax tree, and the arguments of its join directives. */
final class SupergraphDocument {

    private static final Pattern OLD_JOIN = Pattern.compile(".*/join/v0\\.[12]");

    private SupergraphDocument() {}

    static Document parse(String sdl) {
        if (sdl.isBlank()) {
            throw new SupergraphException("the supergraph is empty");
        }
        try {
            var environment = ParserEnvironment.newParserEnvironment()
                    .document(sdl)
                    .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                    .build();
            return checked(new Parser().parseDocument(environment));
        } catch (InvalidSyntaxException invalid) {
            throw new SupergraphException("the supergraph is not valid SDL: " + invalid.getMessage(), invalid);
        }
    }

    private static Document checked(Document document) {
        boolean executable = document.getDefinitions().stream().anyMatch(each -> !(each instanceof SDLDefinition));
        if (executable) {
            throw new SupergraphException("the supergraph holds an operation; it must hold type definitions only");
        }
        refuseOldJoin(document);
        boolean joined = document.getDefinitionsOfType(EnumTypeDefinition.class)
                .stream()
                .anyMatch(each -> each.getName().equals("join__Graph"));
        if (!joined) {
            throw new SupergraphException("the supergraph has no enum join__Graph: this looks like a plain schema or a "
                    + "subgraph; compose the subgraphs first (join v0.3 or later)");
        }
        return document;
    }

    private static void refuseOldJoin(Document document) {
        for (var schema : document.getDefinitionsOfType(SchemaDefinition.class)) {
            for (Directive directive : schema.getDirectives()) {
                String feature = text(directive, directive.getName().equals("core") ? "feature" : "url");
                if (feature != null && OLD_JOIN.matcher(feature).matches()) {
                    throw new SupergraphException("the supergraph was composed for " + feature
                            + ": compose it for Federation 2 (join v0.3 or later)");
                }
            }
        }
    }

    /** The argument as text: a string's content or an enum value's name; null where it is absent. */
    static @Nullable String text(Directive directive, String name) {
        Argument argument = directive.getArgument(name);
        Value<?> value = argument == null ? null : argument.getValue();
        return switch (value) {
            case StringValue string -> string.getValue();
            case EnumValue constant -> constant.getName();
            case null, default -> null;
        };
    }

    static boolean flag(Directive directive, String name, boolean otherwise) {
        Argument argument = directive.getArgument(name);
        return argument != null && argument.getValue() instanceof BooleanValue value ? value.isValue() : otherwise;
    }

    static boolean isInaccessible(DirectivesContainer<?> definition) {
        return !definition.getDirectives("inaccessible").isEmpty();
    }
}
