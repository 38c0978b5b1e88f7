package dev.rouage.kpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * A lead of Anna's and one of Ben's, detected at 17:00 on a Thursday and contacted three hours later: within the company's
 * hours one hour of them.
 */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class TeamHoursIT {
    private static final String LATE = "[{day: THURSDAY, from: \"12:00\", to: \"19:00\"}]";
    private static final String NIGHT = "[{day: THURSDAY, from: \"19:30\", to: \"00:00\"}]";

    private final Crm crm = new Crm();
    private final String admin = KpiService.admin(crm);

    @Test
    void aLeadsClockIsThatOfTheNearestTeamWithHoursOfItsOwn() {
        publish();
        assertMinutes(60, 60);

        decide("{team: \"" + team("north") + "\", businessHours: " + LATE + "}");
        assertMinutes(120, 60);
        decide("{team: \"" + team("north") + "\", businessHours: " + LATE + "}, {team: \"" + team("arctic")
                + "\", businessHours: " + NIGHT + "}");
        assertMinutes(30, 60);
        JsonPath shown = ask("{companySettings {teamBusinessHours {team {id} businessHours {day from to} holidays}}}");
        assertEquals(List.of(team("arctic"), team("north")).stream().sorted().toList(),
                shown.getList("data.companySettings.teamBusinessHours.team.id").stream().sorted().toList());

        decide("{team: \"" + team("north") + "\", businessHours: " + LATE + ", holidays: [\"2025-03-06\"]}");
        assertMinutes(0, 60);
        decide("");
        assertMinutes(60, 60);
        assertEquals(0, KpiService.differences(admin));
    }

    @Test
    void theClockFollowsRepsAndTeams() {
        publish();
        assertMinutes(60, 60);
        decide("{team: \"" + team("north") + "\", businessHours: " + LATE + "}");
        assertMinutes(120, 60);

        KpiService.publish(List.of(crm.rep("ben", "north")));
        assertMinutes(120, 120);
        KpiService.publish(List.of(crm.team("arctic", "none", "mona")));
        assertMinutes(60, 120);
        KpiService.publish(List.of(crm.merged(RecordKind.TEAM, "arctic", "north"), crm.rep("ben", "south")));
        assertMinutes(120, 60);
        KpiService.publish(List.of(crm.merged(RecordKind.REP, "ben", "anna")));
        await("reps: [\"" + rep("anna") + "\"]", 240);
        KpiService.publish(List.of(crm.deleted(RecordKind.TEAM, "north")));
        await("reps: [\"" + rep("anna") + "\"]", 120);
        assertEquals(0, KpiService.differences(admin));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "INVALID_ARGUMENT | {team: NORTH, businessHours: []}",
            "INVALID_ARGUMENT | {team: NORTH, businessHours: [{day: MONDAY, from: '10:00', to: '10:00'}]}",
            "INVALID_ARGUMENT | {team: NORTH, businessHours: [{day: MONDAY, from: '10:00', to: '12:00'},"
                    + " {day: MONDAY, from: '11:00', to: '13:00'}]}",
            "INVALID_ARGUMENT | {team: NORTH, businessHours: EVENING} {team: NORTH, businessHours: EVENING}",
            "NOT_FOUND | {team: 'nonsense', businessHours: EVENING}",
            "NOT_FOUND | {team: '00000000-0000-0000-0000-00000000000a', businessHours: EVENING}",
            "NOT_FOUND | {team: OTHER, businessHours: EVENING}", "NOT_FOUND | {team: GONE, businessHours: EVENING}"})
    void refusesHoursThatAreNoneAndTeamsThatAreNot(String code, String hours) {
        Crm other = new Crm();
        KpiService.publish(List.of(other.team("theirs", "none", "nobody"), crm.team("north", "none", "nobody"),
                crm.deleted(RecordKind.TEAM, "gone"), crm.rep("last", "north")));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> KpiService.askAnyhow(KpiService.admin(other),
                change("{team: \"" + other.id(RecordKind.TEAM, "theirs") + "\", businessHours: " + LATE + "}"))
                .get("errors") == null);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> KpiService.askAnyhow(admin,
                change("{team: \"" + team("north") + "\", businessHours: " + LATE + "}")).get("errors") == null);

        JsonPath answer = KpiService.askAnyhow(admin, change(hours.replace('\'', '"')
                .replace("NORTH", "\"" + team("north") + "\"").replace("GONE", "\"" + team("gone") + "\"")
                .replace("OTHER", "\"" + other.id(RecordKind.TEAM, "theirs") + "\"").replace("EVENING", LATE)));

        assertEquals(code, answer.getString("errors[0].extensions.code"), () -> answer.prettify());
        assertEquals(1, ask("{companySettings {teamBusinessHours {team {id}}}}")
                .getList("data.companySettings.teamBusinessHours").size(), "as it was");
    }

    @Test
    void administratorsOnlyDecide() {
        assertEquals("FORBIDDEN", KpiService.askAnyhow(KpiService.person(crm.tenant.value(), "mona", "manager"),
                change("")).getString("errors[0].extensions.code"));
    }

    private void publish() {
        List<ChangeEvent> changes = new ArrayList<>();
        changes.add(crm.team("north", "none", "nobody"));
        changes.add(crm.team("arctic", "north", "nobody"));
        changes.add(crm.team("south", "none", "nobody"));
        changes.add(crm.rep("anna", "arctic"));
        changes.add(crm.rep("ben", "south"));
        for (String owner : List.of("anna", "ben")) {
            changes.add(crm.live(RecordKind.LEAD, owner, "{'detectedAt':'2025-03-06T17:00:00Z','owner':'"
                    + crm.id(RecordKind.REP, owner) + "'}"));
            changes.add(crm.live(RecordKind.ACTIVITY, "call " + owner, "{'type':'CALL','direction':'OUTBOUND','at':"
                    + "'2025-03-06T20:00:00Z','lead':'" + crm.id(RecordKind.LEAD, owner) + "'}"));
        }
        KpiService.publish(changes);
    }

    private void assertMinutes(int anna, int ben) {
        await("reps: [\"" + rep("anna") + "\"]", anna);
        await("reps: [\"" + rep("ben") + "\"]", ben);
        await("teams: [\"" + team("north") + "\", \"" + team("south") + "\", \"" + team("arctic") + "\"]",
                anna + ben);
    }

    private void await(String filter, int minutes) {
        String query = "{kpi(id: FIRST_CONTACT_DELAY, period: {from: \"2025-03-01\", to: \"2025-04-01\"}, filter: {"
                + filter + "}, options: {clock: BUSINESS_HOURS}) {total {numerator}}}";
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonPath answer = ask(query);
            assertNotNull(answer.get("data.kpi.total.numerator"));
            assertEquals(minutes, answer.getInt("data.kpi.total.numerator"), filter);
        });
    }

    private void decide(String hours) {
        assertNull(KpiService.askAnyhow(admin, change(hours)).get("errors"));
        KpiService.awaitSettings(admin);
    }

    private static String change(String hours) {
        return "mutation {updateCompanySettings(input: {teamBusinessHours: [" + hours + "]}) {inForce}}";
    }

    private String team(String name) {
        return crm.id(RecordKind.TEAM, name).toString();
    }

    private String rep(String name) {
        return crm.id(RecordKind.REP, name).toString();
    }

    private JsonPath ask(String query) {
        return KpiService.ask(admin, query);
    }
}
