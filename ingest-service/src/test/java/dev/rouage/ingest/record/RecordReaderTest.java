package dev.rouage.ingest.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.tenant.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class RecordReaderTest {
    private static final TenantId TENANT = new TenantId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            surveyResponse | "score":11                                   | OUT_OF_RANGE   | /fields/score
            review         | "rating":0                                   | OUT_OF_RANGE   | /fields/rating
            surveyResponse | "score":7.5                                  | INVALID_NUMBER | /fields/score
            surveyResponse | "score":true                                 | WRONG_TYPE     | /fields/score
            opportunity    | "amount":"NaN"                               | INVALID_NUMBER | /fields/amount
            opportunity    | "amount":"Infinity"                          | INVALID_NUMBER | /fields/amount
            opportunity    | "amount":1e400                               | INVALID_NUMBER | /fields/amount
            opportunity    | "amount":1e99999999                          | INVALID_NUMBER | /fields/amount
            opportunity    | "amount":"1e-99999999"                       | INVALID_NUMBER | /fields/amount
            opportunity    | "amount":"1.1234567"                         | INVALID_NUMBER | /fields/amount
            opportunity    | "amount":"1000000000000000"                  | INVALID_NUMBER | /fields/amount
            opportunity    | "currency":"EURO"                            | UNKNOWN_VALUE  | /fields/currency
            opportunity    | "type":"UPSELL"                              | UNKNOWN_VALUE  | /fields/type
            opportunity    | "createdAt":"2026-02-30"                     | INVALID_DATE   | /fields/createdAt
            opportunity    | "createdAt":"0000-01-01"                     | INVALID_DATE   | /fields/createdAt
            opportunity    | "createdAt":"1969-12-31"                     | INVALID_DATE   | /fields/createdAt
            opportunity    | "createdAt":"2101-01-01"                     | INVALID_DATE   | /fields/createdAt
            opportunity    | "createdAt":"2026-01-01T10:00:00"            | INVALID_DATE   | /fields/createdAt
            opportunity    | "createdAt":"2026-06-03T10:00:00Z"           | IN_THE_FUTURE  | /fields/createdAt
            activity       | "at":"2026-06-02T12:00:01Z"                  | IN_THE_FUTURE  | /fields/at
            opportunity    | "product":"a\\u0000b"                        | INVALID_TEXT   | /fields/product
            opportunity    | "product":"\\ud800"                          | INVALID_TEXT   | /fields/product
            opportunity    | "color":"\\udc00"                            | INVALID_TEXT   | /fields/color
            opportunity    | "color":["red"]                              | INVALID_TEXT   | /fields/color
            """)
    void refusesValuesThatNoFigureCanBeMadeOf(String kind, String field, String code, String pointer) {
        List<RecordError> errors = errors(kind, "{\"source\":\"s\",\"externalId\":\"1\",\"fields\":{" + field + "}}");

        assertThat(errors).extracting(error -> error.code().name(), RecordError::pointer)
                .containsExactly(tuple(code, pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"externalId":"1"}                                                  | WRONG_TYPE    | /source
            {"source":"","externalId":"1"}                                      | OUT_OF_RANGE  | /source
            {"source":"s"}                                                      | WRONG_TYPE    | /externalId
            {"source":"s","externalId":"1","op":"REPLACE"}                      | UNKNOWN_VALUE | /op
            {"source":"s","externalId":"1","version":1.5}                       | WRONG_TYPE    | /version
            {"source":"s","externalId":"1","occurredAt":"2026-06-02T12:00:01Z"} | IN_THE_FUTURE | /occurredAt
            {"source":"s","externalId":"1","fields":[]}                         | WRONG_TYPE    | /fields
            {"source":"s","externalId":"1","op":"MERGE"}                        | WRONG_TYPE    | /mergedInto
            {"source":"s","externalId":"1","history":{"stage":[{"value":"A"}]}} | WRONG_TYPE    | /history/stage/0
            []                                                                  | WRONG_TYPE    | ~~
            """)
    void refusesItemsThatSayNothingClear(String item, String code, String pointer) {
        assertThat(errors("opportunity", item)).extracting(error -> error.code().name(), RecordError::pointer)
                .containsExactly(tuple(code, pointer == null ? "" : pointer));
    }

    @Test
    void bringsValuesIntoCanonicalForm() {
        RecordInput input = read("opportunity",
                """
                        {"source":"s","externalId":"1","occurredAt":"2026-05-01T10:00:00+02:00",
                         "fields":{"amount":1200.50,"createdAt":"2026-04-01T00:30:00+02:00","closedAt":"2026-12-31","color":"red",
                           "owner":"7","account":{"source":"erp","externalId":"A"}},"nulled":["product","size"]}""");

        assertThat(input.clock()).isEqualTo(new Clock(null, Instant.parse("2026-05-01T08:00:00Z")));
        assertThat(input.fields().get("amount").textValue()).isEqualTo("1200.5");
        assertThat(input.fields().get("createdAt").textValue()).isEqualTo("2026-03-31T22:30:00Z");
        assertThat(input.fields().get("closedAt").textValue()).isEqualTo("2026-12-31");
        assertThat(input.fields().get("custom.color").textValue()).isEqualTo("red");
        assertThat(input.fields().get("product").isNull()).isTrue();
        assertThat(input.fields().get("custom.size").isNull()).isTrue();
        assertThat(input.fields().get("owner").textValue())
                .isEqualTo(new RecordKey("s", RecordKind.REP, "7").id(TENANT).toString());
        assertThat(input.fields().get("account").textValue())
                .isEqualTo(new RecordKey("erp", RecordKind.ACCOUNT, "A").id(TENANT).toString());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-29T01:59:59+01:00, 2026-03-29T00:59:59Z
            2026-03-29T03:00:00+02:00, 2026-03-29T01:00:00Z
            2025-10-26T02:30:00+02:00, 2025-10-26T00:30:00Z
            2025-10-26T02:30:00+01:00, 2025-10-26T01:30:00Z
            2026-03-29,                2026-03-29
            2025-10-26,                2025-10-26
            """)
    void keepsInstantsAndDaysWhenClocksChange(String given, String kept) {
        assertThat(read("opportunity", "{\"source\":\"s\",\"externalId\":\"1\",\"fields\":{\"createdAt\":\"" + given
                + "\"}}").fields().get("createdAt").textValue()).isEqualTo(kept);
    }

    @Test
    void takesDecimalsWithinTheirBounds() {
        assertThat(StrictJson.decimal(StrictJson.read("\"999999999999999.999999\"")))
                .contains(new BigDecimal("999999999999999.999999"));
        assertThat(StrictJson.decimal(StrictJson.read("1.2300000000"))).contains(new BigDecimal("1.23"));
        assertThat(StrictJson.decimal(StrictJson.read("-1e3"))).contains(new BigDecimal("-1000"));
    }

    @Test
    void keepsNoMoreThan64FieldsOfTheSourcesOwn() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            fields.append(i == 0 ? "" : ",").append("\"own").append(i).append("\":").append(i);
        }

        assertThat(errors("account", "{\"source\":\"s\",\"externalId\":\"1\",\"fields\":{" + fields + "}}"))
                .extracting(RecordError::code).containsExactly(RecordErrorCode.TOO_MANY_CUSTOM_FIELDS);
    }

    @Test
    void idsDifferByTenantSourceKindAndExternalId() {
        RecordKey key = new RecordKey("s", RecordKind.REP, "1");
        TenantId other = new TenantId(UUID.fromString("00000000-0000-4000-8000-000000000002"));

        assertThat(key.id(TENANT)).isEqualTo(key.id(TENANT)).isNotEqualTo(key.id(other))
                .isNotEqualTo(new RecordKey("s", RecordKind.LEAD, "1").id(TENANT))
                .isNotEqualTo(new RecordKey("s1", RecordKind.REP, "").id(TENANT));
        assertThat(key.id(TENANT).version()).isEqualTo(8);
        assertThat(key.id(TENANT).variant()).isEqualTo(2);
    }

    private static List<RecordError> errors(String kind, String item) {
        ReadItem read = reader(kind).read(StrictJson.read(item));
        assertThat(read).isInstanceOf(ReadItem.Invalid.class);
        return ((ReadItem.Invalid) read).errors();
    }

    private static RecordInput read(String kind, String item) {
        ReadItem read = reader(kind).read(StrictJson.read(item));
        assertThat(read).isInstanceOf(ReadItem.Valid.class);
        return ((ReadItem.Valid) read).input();
    }

    private static RecordReader reader(String kind) {
        return new RecordReader(TENANT, RecordKind.ofWireName(kind).orElseThrow(), NOW);
    }
}
