package dev.rouage.gateway.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Takes deferred fragments out of an operation: each becomes selections of its own, from the root down. Named fragments are
 * written out, since one that is spread twice may be deferred in one place only.
 */
final class DeferralReader {

    /** A deferred fragment as the client wrote it. */
    record Part(@Nullable String label, int parent, List<String> path, SelectionSet selections) {}

    /** Where in the operation the reader is. */
    private record Place(int part, List<String> path, UnaryOperator<SelectionSet> fromRoot) {
        Place below(Field field) {
            List<String> longer = new ArrayList<>(path);
            longer.add(field.getResultKey());
            return new Place(part, longer, inner -> fromRoot.apply(
                    of(field.transform(to -> to.selectionSet(inner)))));
        }

        Place in(@Nullable TypeName type) {
            return new Place(part, path, inner -> fromRoot.apply(of(fragment(type, inner))));
        }

        Place of(int other) {
            return new Place(other, path, fromRoot);
        }

        private static SelectionSet of(Selection<?> selection) {
            return new SelectionSet(List.of(selection));
        }
    }

    private final Map<String, FragmentDefinition> fragments;
    private final Conditions conditions;
    private final boolean rootWhole;
    private final List<@Nullable Part> parts = new ArrayList<>();

    /** @param rootWhole fields of the root are not deferred, whatever is written */
    DeferralReader(Map<String, FragmentDefinition> fragments, Conditions conditions, boolean rootWhole) {
        this.fragments = fragments;
        this.conditions = conditions;
        this.rootWhole = rootWhole;
    }

    /** What is left for the first answer. */
    SelectionSet immediate(SelectionSet operation) {
        return read(operation, new Place(DeferredPart.IMMEDIATE, List.of(), UnaryOperator.identity()));
    }

    /** The fragments that were found, each after the one it is in. */
    List<Part> parts() {
        return parts.stream().map(Objects::requireNonNull).toList();
    }

    private SelectionSet read(SelectionSet source, Place place) {
        List<Selection<?>> left = new ArrayList<>();
        for (var selection : source.getSelections()) {
            if (selection instanceof DirectivesContainer<?> container && conditions.include(container)) {
                switch (selection) {
                    case Field field when field.getSelectionSet() != null -> left.add(field.transform(
                            to -> to.selectionSet(read(field.getSelectionSet(), place.below(field)))));
                    case InlineFragment fragment -> read(fragment, fragment.getTypeCondition(),
                            fragment.getSelectionSet(), place).ifPresent(left::add);
                    case FragmentSpread spread -> {
                        FragmentDefinition fragment = fragments.get(spread.getName());
                        read(spread, fragment.getTypeCondition(), fragment.getSelectionSet(), place)
                                .ifPresent(left::add);
                    }
                    default -> left.add(selection);
                }
            }
        }
        return new SelectionSet(left);
    }

    /** The fragment, or nothing where it is deferred. */
    private Optional<InlineFragment> read(DirectivesContainer<?> written, @Nullable TypeName type, SelectionSet content,
            Place place) {
        Optional<Directive> defer = conditions.deferring(written);
        if (defer.isEmpty() || rootWhole && place.path.isEmpty()) {
            return Optional.of(fragment(type, read(content, place.in(type))));
        }
        int number = parts.size();
        parts.add(null);
        SelectionSet own = read(content, place.of(number).in(type));
        parts.set(number, new Part(Conditions.label(defer.get()).orElse(null), place.part, place.path,
                place.fromRoot.apply(new SelectionSet(List.of(fragment(type, own))))));
        return Optional.empty();
    }

    private static InlineFragment fragment(@Nullable TypeName type, SelectionSet selections) {
        return InlineFragment.newInlineFragment().typeCondition(type).selectionSet(selections).build();
    }
}
