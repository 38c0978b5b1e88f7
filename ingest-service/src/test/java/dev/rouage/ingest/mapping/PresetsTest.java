package dev.rouage.ingest.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PresetsTest {
    private final Presets presets = Presets.shipped();

    @Test
    void everyShippedPresetCanBeUsed() {
        assertThat(presets.names()).containsExactlyInAnyOrder("salesforce", "hubspot", "pipedrive",
                "crm-sales-opportunities", "csv");
        assertThat(presets.get("csv").objectNames()).hasSize(13);
    }

    @Test
    void overridesAddRulesTakeThemAwayAndSayWhatStagesMean() {
        Preset preset = presets.get("salesforce", StrictJson
                .read("""
                        {"objects":{"Opportunity":{"opportunity":{"fields":{"amount":{"from":"ARR__c","as":"number"},"type":null}}}},
                         "stages":{"":{"Committed":{"category":"OPEN","position":9,"probability":"0.95"},"Closed Lost":"LOST"}}}"""));

        ObjectNode row = (ObjectNode) StrictJson.read(
                "{\"Id\":\"1\",\"Amount\":5,\"ARR__c\":7,\"Type\":\"Renewal\",\"StageName\":\"A\"}");
        ObjectNode item = CsvMappingTest
                .readable(preset.mappings("Opportunity").getFirst().map(row, false, "sf").orElseThrow());
        assertThat(item.path("fields").toString()).isEqualTo("{\"stage\":\"A\",\"amount\":\"7\"}");
        assertThat(preset.stages()).contains(new Preset.Stage("", "Committed", "OPEN", 9, "0.95"));
        assertThat(preset.stageItems("sf")).allSatisfy(CsvMappingTest::isReadable);
        assertThat(presets.get("salesforce").stages()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"objects":{"Opportunity":{"opportunity":{"fields":{"colour":"C"}}}}}            | UNKNOWN_FIELD | /objects/Opportunity/opportunity/fields/colour
            {"objects":{"Opportunity":{"opportunity":{"fields":{"amount":{"as":"x","from":"A"}}}}}} | INVALID_MAPPING | /objects/Opportunity/opportunity/fields/amount/as
            {"objects":{"Opportunity":{"opportunity":{"fields":{"amount":{"form":"A"}}}}}}    | INVALID_MAPPING | /objects/Opportunity/opportunity/fields/amount/form
            {"objects":{"Opportunity":{"opportunity":{"fields":{"amount":7}}}}}               | INVALID_MAPPING | /objects/Opportunity/opportunity/fields/amount
            {"objects":{"Thing":{"planet":{"id":"Id"}}}}                                      | INVALID_MAPPING | /objects/Thing/planet/kind
            {"objects":{"Thing":{"account":{"fields":{"name":"N"}}}}}                         | INVALID_MAPPING | /objects/Thing/account/id
            {"stages":{"":{"X":"MAYBE"}}}                                                     | INVALID_MAPPING | /stages//X
            {"stages":{"":{"X":{"category":"WON","probability":2}}}}                          | INVALID_MAPPING | /stages//X/probability
            {"zone":"Mars/Olympus"}                                                           | INVALID_MAPPING | /zone
            """)
    void saysWhereAMappingIsWrong(String overrides, String code, String pointer) {
        assertThatThrownBy(() -> presets.get("salesforce", StrictJson.read(overrides)))
                .isInstanceOfSatisfying(InvalidMappingException.class, failure -> assertThat(failure.errors())
                        .anySatisfy(error -> assertThat(error.code() + " " + error.pointer())
                                .isEqualTo(code + " " + pointer)));
    }

    @Test
    void unknownNamesAreAnswered() {
        assertThatThrownBy(() -> presets.get("sugar")).isInstanceOf(RouageException.class)
                .hasMessageContaining("no preset 'sugar'");
        assertThatThrownBy(() -> presets.get("hubspot").mappings("planet")).hasMessageContaining("no object 'planet'");
    }
}
