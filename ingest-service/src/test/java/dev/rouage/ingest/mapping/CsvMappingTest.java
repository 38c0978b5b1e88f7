package dev.rouage.ingest.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.tenant.TenantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvMappingTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private final Presets presets = Presets.shipped();

    @Test
    void readsAnExportedOpportunityAsItIs() {
        List<MappedItem> items = map("salesforce", "Opportunity",
                "Id,AccountId,OwnerId,StageName,Amount,CloseDate,CreatedDate,IsWon,IsClosed,IsDeleted,SystemModstamp,Type",
                "006A,001A,005A,Closed Won,1200.50,2026-03-31,2026-01-02T10:00:00.000Z,true,true,false,2026-03-31T09:00:00.000+0000,Renewal");

        assertThat(json(items.getFirst())).isEqualTo("""
                {"source":"sf","externalId":"006A","occurredAt":"2026-03-31T09:00:00.999999Z","fields":{\
                "account":"001A","owner":"005A","stage":"Closed Won","amount":"1200.50","type":"RENEWAL",\
                "createdAt":"2026-01-02T10:00:00Z","closedAt":"2026-03-31"}}""");
        assertThat(items.get(1).kind()).isEqualTo(RecordKind.PIPELINE_STAGE);
        assertThat(json(items.get(1))).isEqualTo(
                """
                        {"source":"sf","externalId":"/Closed Won","fields":{"pipeline":"","stage":"Closed Won","category":"WON"}}""");
        assertThat(items).allSatisfy(CsvMappingTest::isReadable);
    }

    @Test
    void anEmptyCellOfAnExportClearsTheFieldAndAMissingColumnDoesNot() {
        ObjectNode item = readable(map("salesforce", "Opportunity", "Id,StageName,CreatedDate,Amount,AccountId",
                "006A,Prospecting,2026-01-02,,").getFirst());

        assertThat(item.path("nulled")).extracting(node -> node.asText()).containsExactlyInAnyOrder("amount",
                "account");
    }

    @Test
    void aDayWrittenAsMillisecondsIsNeverShifted() {
        ObjectNode change = JsonNodeFactory.instance.objectNode().put("Id", "006A").put("CloseDate", 1653955200000L)
                .put("CreatedDate", 1652977933000L);

        MappedItem item = presets.get("salesforce").mappings("Opportunity").getFirst().map(change, false, "sf")
                .orElseThrow();

        assertThat(readable(item).path("fields").path("closedAt").asText()).isEqualTo("2022-05-31");
        assertThat(readable(item).path("fields").path("createdAt").asText()).isEqualTo("2022-05-19T16:32:13Z");
    }

    @Test
    void whatHasNotChangedIsNotTold() {
        ObjectNode change = JsonNodeFactory.instance.objectNode().put("id", "7");
        change.putObject("properties").put("dealstage", "closedwon").put("amount", "");

        ObjectNode item = readable(
                presets.get("hubspot").mappings("deal").getFirst().map(change, false, "hs").orElseThrow());

        assertThat(item.path("fields").properties()).hasSize(1);
        assertThat(item.path("nulled").get(0).asText()).isEqualTo("amount");
    }

    @Test
    void historyOfAnObjectFillsItsIntervals() {
        ObjectNode deal = (ObjectNode) StrictJson
                .read("""
                        {"id":"876","properties":{"dealstage":"contractsent","createdate":"2024-01-01T00:00:00.000Z","amount":"50000.00"},
                         "propertiesWithHistory":{"dealstage":[{"value":"contractsent","timestamp":"2024-02-01T10:00:00.000Z","sourceType":"CRM_UI"},
                           {"value":"appointmentscheduled","timestamp":"2024-01-01T00:00:00.000Z"}]},"archived":false}""");

        MappedItem item = presets.get("hubspot").mappings("deal").getFirst().map(deal, true, "hs").orElseThrow();

        assertThat(readable(item).path("history").path("stage").get(1).toString())
                .isEqualTo("{\"value\":\"appointmentscheduled\",\"at\":\"2024-01-01T00:00:00Z\"}");
        isReadable(item);
    }

    @Test
    void oneRowOfPeopleYieldsRepManagerTeamAndOfficeEachOnce() {
        List<MappedItem> items = map("crm-sales-opportunities", "sales_teams", "sales_agent,manager,regional_office",
                "Anna Snelling,Dustin Brinkmann,Central", "Cecily Lampkin,Dustin Brinkmann,Central");

        assertThat(items).extracting(item -> readable(item).path("externalId").asText()).containsExactly(
                "rep:anna-snelling", "rep:dustin-brinkmann", "team:dustin-brinkmann", "office:central",
                "rep:cecily-lampkin");
        assertThat(items).allSatisfy(CsvMappingTest::isReadable);
    }

    @Test
    void rightsSpellingsAndLeavesDealsWithoutAccountWithout() {
        ObjectNode deal = readable(map("crm-sales-opportunities", "sales_pipeline",
                "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
                "X1,Moses Frase,GTXPro,,Prospecting,,,").getFirst());

        assertThat(deal.path("fields").path("product").asText()).isEqualTo("GTX Pro");
        assertThat(deal.path("fields").path("createdAt").asText()).isEqualTo("2017-12-31");
        assertThat(deal.path("fields").has("account")).isFalse();
        assertThat(deal.has("nulled")).isFalse();
    }

    @Test
    void namesTheColumnThatCantBeRead() {
        MappedItem item = map("salesforce", "Opportunity", "Id,StageName,CreatedDate,CloseDate,Amount",
                "006A,Prospecting,2026-02-30,soon,twelve").getFirst();

        assertThat(item).isInstanceOfSatisfying(MappedItem.Unreadable.class,
                unreadable -> assertThat(unreadable.errors()).extracting(error -> error.code() + " " + error.pointer())
                        .containsExactlyInAnyOrder("INVALID_DATE /CreatedDate", "INVALID_DATE /CloseDate",
                                "INVALID_NUMBER /Amount"));
    }

    @Test
    void aRowWithoutItsIdIsRefused() {
        MappedItem item = map("salesforce", "Account", "Id,Name", ",Acme").getFirst();

        assertThat(((MappedItem.Unreadable) item).errors()).extracting(error -> error.code() + error.pointer())
                .containsExactly(RecordErrorCode.MISSING_FIELD + "/Id");
    }

    @Test
    void aFileWithoutANeededColumnIsRefusedAtItsHeader() {
        assertThatThrownBy(() -> map("salesforce", "Opportunity", "Id,Amount"))
                .isInstanceOfSatisfying(InvalidMappingException.class, failure -> assertThat(failure.errors())
                        .extracting(error -> error.code() + " " + error.pointer())
                        .containsExactly("MISSING_COLUMN /CreatedDate", "MISSING_COLUMN /StageName"));
    }

    @Test
    void plainFilesUseOurNamesAndKeepTheRest() {
        ObjectNode item = readable(map("csv", "opportunity", "external_id,stage,created_at,amount,version,region",
                "42,Won,2026-01-02,10,3,North").getFirst());

        assertThat(item.toString()).isEqualTo("""
                {"source":"sf","externalId":"42","version":3,"fields":{"amount":"10","createdAt":"2026-01-02",\
                "stage":"Won","region":"North"}}""");
    }

    @Test
    void aConvertedLeadIsTheOriginOfItsDeal() {
        List<MappedItem> items = map("salesforce", "Lead",
                "Id,CreatedDate,Status,IsConverted,ConvertedDate,ConvertedOpportunityId,ConvertedAccountId",
                "00QA,2026-01-02T10:00:00Z,Converted,true,2026-01-02,006A,001A",
                "00QB,2026-01-02T10:00:00Z,Open,false,,,");

        assertThat(items).hasSize(3);
        assertThat(readable(items.getFirst()).path("fields").path("qualifiedAt").asText())
                .as("never before the lead was there").isEqualTo("2026-01-02T10:00:00Z");
        assertThat(items.get(1).kind()).isEqualTo(RecordKind.OPPORTUNITY);
        assertThat(json(items.get(1))).contains("\"externalId\":\"006A\"").contains("\"fields\":{\"lead\":\"00QA\"}");
    }

    private List<MappedItem> map(String preset, String object, String header, String... lines) {
        CsvMapping mapping = CsvMapping.of(presets.get(preset).mappings(object), List.of(header.split(",")), "sf");
        List<MappedItem> items = new ArrayList<>();
        for (String line : lines) {
            mapping.map(line.split(",", -1), items::add);
        }
        return items;
    }

    static void isReadable(MappedItem item) {
        ReadItem read = new RecordReader(new TenantId(UUID.randomUUID()), item.kind(), NOW).read(readable(item));
        assertThat(read).isInstanceOf(ReadItem.Valid.class);
    }

    static ObjectNode readable(MappedItem item) {
        assertThat(item).isInstanceOf(MappedItem.Readable.class);
        return ((MappedItem.Readable) item).item();
    }

    private static String json(MappedItem item) {
        return readable(item).toString();
    }
}
