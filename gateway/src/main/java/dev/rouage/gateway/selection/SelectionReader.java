package dev.rouage.gateway.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.parser.Parser;

import static java.util.stream.Collectors.joining;

/** Reads the field sets of federation directives ({@code "id organization { id }"}) and the arguments of fields. */
public final class SelectionReader {

    private SelectionReader() {}

    /** The selections that a field set names, with or without the braces around it. */
    public static SelectionSet fieldSet(String text) {
        String trimmed = text.strip();
        var document = Parser.parse(trimmed.startsWith("{") ? trimmed : "{" + trimmed + "}");
        return read(document.getDefinitionsOfType(OperationDefinition.class).getFirst().getSelectionSet());
    }

    /** Arguments in canonical print: sorted by name, since their order means nothing. */
    public static Arguments arguments(List<Argument> arguments) {
        if (arguments.isEmpty()) {
            return Arguments.NONE;
        }
        Set<String> variables = new HashSet<>();
        String text = arguments.stream()
                .sorted(Comparator.comparing(Argument::getName))
                .peek(argument -> collectVariables(argument.getValue(), variables))
                .map(argument -> argument.getName() + ": " + AstPrinter.printAstCompact(argument.getValue()))
                .collect(joining(", ", "(", ")"));
        return new Arguments(text, variables);
    }

    private static SelectionSet read(graphql.language.SelectionSet selections) {
        if (selections == null) {
            return SelectionSet.EMPTY;
        }
        List<Selection> read = new ArrayList<>();
        for (var selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> read.add(new FieldSelection(
                        field.getName(), field.getName(), arguments(field.getArguments()),
                        read(field.getSelectionSet())));
                case InlineFragment fragment when fragment.getTypeCondition() != null -> read.add(
                        new FragmentSelection(fragment.getTypeCondition().getName(), read(fragment.getSelectionSet())));
                default -> throw new IllegalArgumentException("a field set holds fields and inline fragments only");
            }
        }
        return new SelectionSet(read);
    }

    private static void collectVariables(Value<?> value, Set<String> names) {
        switch (value) {
            case VariableReference reference -> names.add(reference.getName());
            case ArrayValue array -> array.getValues().forEach(element -> collectVariables(element, names));
            case ObjectValue object -> object.getObjectFields()
                    .stream()
                    .map(ObjectField::getValue)
                    .forEach(element -> collectVariables(element, names));
            default -> {
                // A literal names no variable.
            }
        }
    }
}
