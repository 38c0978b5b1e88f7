package dev.rouage.demo.story;

import java.util.Arrays;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;

/**
 * The story of the demo firm as records, in the order in which they are to be pushed. Nothing is held: each kind is told
 * from the seed anew, so a story of any length takes the same memory.
 *
 * <p>
 * Leads come before the accounts they name, and teams before their managers, as real imports do it. Late deals,
 * corrections, reopenings, merges and deletions come after everything else.
 */
public final class DemoStory {

    /** The name of the CRM that all records come from. */
    public static final String SOURCE = "demo-crm";

    private final StorySettings settings;
    private final ProspectTeller teller;
    private final Backdrop backdrop;
    private final ProspectRecords prospectRecords;
    private final DealRecords dealRecords;

    public DemoStory(StorySettings settings) {
        this.settings = settings;
        StoryClock clock = new StoryClock(settings.today());
        SalesForce salesForce = new SalesForce(settings.today());
        Recorder recorder = new Recorder(SOURCE, clock);
        this.teller = new ProspectTeller(settings.seed(), clock, salesForce);
        this.backdrop = new Backdrop(settings.seed(), clock, salesForce, recorder);
        this.prospectRecords = new ProspectRecords(recorder);
        this.dealRecords = new DealRecords(recorder);
    }

    /** All of it, lazily. */
    public Stream<Item> items() {
        return Stream.concat(Arrays.stream(Kind.values()).flatMap(this::first), afterwards());
    }

    private Stream<Item> first(Kind kind) {
        return switch (kind) {
            case FX_RATE -> backdrop.rates();
            case PIPELINE_STAGE -> backdrop.pipelineStages();
            case TEAM -> backdrop.teams();
            case REP -> backdrop.reps();
            case SPEND -> backdrop.spend();
            case LEAD -> prospects().flatMap(prospectRecords::leads);
            case ACCOUNT -> prospects().flatMap(prospectRecords::accounts);
            case OPPORTUNITY -> prospects().flatMap(prospect -> prospect.deals().stream()).flatMap(dealRecords::first);
            case ACTIVITY -> prospects().flatMap(prospectRecords::activities);
            case CONTRACT -> prospects().flatMap(prospectRecords::contracts);
            case SURVEY_RESPONSE, COMPLAINT, REVIEW -> prospects()
                    .flatMap(prospect -> prospectRecords.opinions(prospect, kind));
        };
    }

    private Stream<Item> afterwards() {
        Stream<Item> deals = prospects().flatMap(prospect -> prospect.deals().stream())
                .flatMap(dealRecords::afterwards);
        return Stream.concat(deals, prospects().flatMap(prospectRecords::merges));
    }

    private Stream<Prospect> prospects() {
        Prospects prospects = new Prospects(teller, settings.deals());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(prospects, 0), false);
    }
}
