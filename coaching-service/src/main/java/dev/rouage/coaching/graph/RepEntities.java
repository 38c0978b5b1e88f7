package dev.rouage.coaching.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.rouage.coaching.onboarding.OnboardingReader;
import dev.rouage.coaching.roster.Roster;
import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What training adds to the reps of the graph. */
@GraphQLApi
@Link(url = Link.FEDERATION_SPEC_LATEST_URL, _import = {@Import(name = "@key"), @Import(name = "@shareable")})
public class RepEntities {
    private final CurrentViewer viewer;
    private final Roster roster;
    private final OnboardingReader reader;

    RepEntities(CurrentViewer viewer, Roster roster, OnboardingReader reader) {
        this.viewer = viewer;
        this.roster = roster;
        this.reader = reader;
    }

    /** The reps of those keys, in their order; null where the key is no id. */
    @Resolver
    public List<@Nullable Rep> rep(@Name("id") List<String> id) {
        List<Optional<UUID>> keys = id.stream().map(RepEntities::uuid).toList();
        Set<UUID> known = keys.stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
        OnboardingBatch batch = new OnboardingBatch(roster, reader, viewer.get(), known);
        return keys.stream().map(key -> key.map(rep -> new Rep(rep, batch)).orElse(null)).toList();
    }

    /** The rep's onboarding. */
    @Description("The rep's way into the company; null when the rep follows no onboarding program")
    public Uni<@Nullable RepOnboarding> onboarding(@Source Rep rep) {
        return rep.batch().of(rep.getId())
                .map(onboarding -> onboarding == null ? null : RepOnboarding.of(onboarding));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
