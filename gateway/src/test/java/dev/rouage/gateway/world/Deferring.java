package dev.rouage.gateway.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;

/** Defers parts of a query at random. */
public final class Deferring {
    private final Random random;

    public Deferring(Random random) {
        this.random = random;
    }

    /** The same query, some of it deferred. */
    public String defer(String query) {
        Document document = Parser.parse(query);
        return AstPrinter.printAst(document.transform(to -> to.definitions(document.getDefinitions()
                .stream()
                .map(each -> switch (each) {
                    case OperationDefinition operation -> operation.transform(
                            changed -> changed.selectionSet(below(operation.getSelectionSet(),
                                    operation.getOperation() == OperationDefinition.Operation.QUERY)));
                    case FragmentDefinition fragment -> fragment.transform(
                            changed -> changed.selectionSet(below(fragment.getSelectionSet(), true)));
                    default -> each;
                })
                .toList())));
    }

    private SelectionSet below(SelectionSet selections, boolean here) {
        List<Selection<?>> left = new ArrayList<>();
        for (var selection : selections.getSelections()) {
            Selection<?> changed = switch (selection) {
                case Field field when field.getSelectionSet() != null -> field.transform(
                        to -> to.selectionSet(below(field.getSelectionSet(), true)));
                case InlineFragment fragment -> fragment.transform(
                        to -> to.selectionSet(below(fragment.getSelectionSet(), here)));
                default -> (Selection<?>) selection;
            };
            left.add(here && random.nextInt(4) == 0 ? deferred(changed) : changed);
        }
        return new SelectionSet(left);
    }

    private static InlineFragment deferred(Selection<?> selection) {
        return InlineFragment.newInlineFragment()
                .directive(Directive.newDirective().name("defer").build())
                .selectionSet(new SelectionSet(List.of(selection)))
                .build();
    }
}
