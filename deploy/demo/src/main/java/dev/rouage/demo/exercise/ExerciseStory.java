package dev.rouage.demo.exercise;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;

/**
 * The exercise's pipeline of 8,800 deals as records: each office is a team, each manager leads a team within it. All
 * days are local dates, all amounts dollars. Known misspellings are put right; deals without an account stay without.
 */
public final class ExerciseStory {

    /** The name of the CRM that all records come from. */
    public static final String SOURCE = "exercise";

    /** The company's currency. */
    public static final String CURRENCY = "USD";

    private static final String PIPELINE = "Sales";
    private static final Map<String, String> SPELLING = Map.of("GTXPro", "GTX Pro", "technolgy", "technology",
            "Philipines",
            "Philippines");
    private static final Map<String, String> STAGES = Map.of("Prospecting", "OPEN", "Engaging", "OPEN", "Won", "WON",
            "Lost",
            "LOST");
    /** The prospects that nobody has engaged with have no date at all; the records need one. */
    private static final String LAST_DAY = "2017-12-31";

    private final Table accounts;
    private final Table deals;
    private final Table people;

    private ExerciseStory(Table accounts, Table deals, Table people) {
        this.accounts = accounts;
        this.deals = deals;
        this.people = people;
    }

    /** Reads the folder with {@code accounts.csv}, {@code sales_pipeline.csv} and {@code sales_teams.csv}. */
    public static ExerciseStory read(Path folder) throws IOException {
        return new ExerciseStory(Table.read(folder.resolve("accounts.csv")),
                Table.read(folder.resolve("sales_pipeline.csv")),
                Table.read(folder.resolve("sales_teams.csv")));
    }

    public Stream<Item> items() {
        return Stream.of(stages(), teams(), reps(), accounts(), deals()).flatMap(items -> items);
    }

    private static Stream<Item> stages() {
        return STAGES.entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(stage -> item(Kind.PIPELINE_STAGE, stage.getKey(),
                        Fields.none()
                                .with("pipeline", PIPELINE)
                                .with("stage", stage.getKey())
                                .with("category", stage.getValue())));
    }

    private Stream<Item> teams() {
        Set<Item> teams = new LinkedHashSet<>();
        for (Table.Row person : people.rows()) {
            String office = person.text("regional_office");
            String manager = person.text("manager");
            teams.add(item(Kind.TEAM, id("office", office), Fields.none().with("name", office)));
            teams.add(item(Kind.TEAM, id("team", manager),
                    Fields.none()
                            .with("name", "Team of " + manager)
                            .with("parentTeam", id("office", office))
                            .with("manager", id("rep", manager))));
        }
        return teams.stream();
    }

    private Stream<Item> reps() {
        List<Item> reps = new ArrayList<>();
        Set<String> managers = new LinkedHashSet<>();
        for (Table.Row person : people.rows()) {
            String manager = person.text("manager");
            if (managers.add(manager)) {
                reps.add(rep(manager, manager, "Manager"));
            }
            reps.add(rep(person.text("sales_agent"), manager, "Sales agent"));
        }
        return reps.stream();
    }

    private static Item rep(String name, String manager, String role) {
        return item(Kind.REP, id("rep", name),
                Fields.none()
                        .with("name", name)
                        .with("email", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@trial.example")
                        .with("team", id("team", manager))
                        .with("role", role));
    }

    private Stream<Item> accounts() {
        return accounts.rows()
                .stream()
                .map(account -> item(Kind.ACCOUNT, account.text("account"),
                        Fields.none()
                                .with("name", account.text("account"))
                                .with("industry", spelled(account.text("sector")))
                                .with("country", spelled(account.text("office_location")))));
    }

    private Stream<Item> deals() {
        return deals.rows().stream().map(ExerciseStory::deal);
    }

    private static Item deal(Table.Row deal) {
        return item(Kind.OPPORTUNITY, deal.text("opportunity_id"),
                Fields.none()
                        .with("account", deal.optional("account").orElse(null))
                        .with("owner", id("rep", deal.text("sales_agent")))
                        .with("pipeline", PIPELINE)
                        .with("stage", deal.text("deal_stage"))
                        .with("createdAt", deal.optional("engage_date").orElse(LAST_DAY))
                        .with("closedAt", deal.optional("close_date").orElse(null))
                        .withMoney("amount", deal.optional("close_value").map(BigDecimal::new).orElse(null), CURRENCY)
                        .with("product", spelled(deal.text("product"))));
    }

    private static Item item(Kind kind, String id, Fields fields) {
        return Item.upsert(kind, SOURCE, id, 1, fields);
    }

    private static String spelled(String text) {
        return SPELLING.getOrDefault(text, text);
    }

    private static String id(String prefix, String name) {
        return prefix + ":" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
