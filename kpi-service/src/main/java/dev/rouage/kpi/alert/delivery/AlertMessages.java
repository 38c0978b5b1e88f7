package dev.rouage.kpi.alert.delivery;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.kpi.alert.AlertCondition;
import dev.rouage.kpi.alert.watch.RecordedAlert;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.Unit;

/** Alerts as messages: {@code type}, {@code timestamp} and {@code data}, as Standard Webhooks recommends. */
final class AlertMessages {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AlertMessages() {}

    /**
     * The message's body.
     *
     * @param amounts
     *            whether amounts of money are in it
     */
    static String raised(RecordedAlert alert, boolean amounts) {
        Unit unit = Catalogue.definition(alert.kpi()).unit();
        boolean shown = amounts || !unit.isMoney();
        ObjectNode message = JSON.createObjectNode();
        message.put("type", "alert.raised");
        message.put("timestamp", alert.raisedAt().toInstant().toString());
        ObjectNode data = message.putObject("data");
        data.put("id", alert.id().toString());
        data.put("rule", alert.rule().toString());
        data.put("kpi", alert.kpi().name());
        data.put("team", alert.team() == null ? null : alert.team().toString());
        data.put("condition", alert.condition().name());
        data.put("bound", shown || alert.condition() == AlertCondition.OFF_PACE ? alert.bound().toPlainString() : null);
        data.put("unit", unit.name());
        data.put("value", shown && alert.value() != null ? alert.value().toPlainString() : null);
        data.put("pace", alert.pace() == null ? null : alert.pace().toPlainString());
        data.put("objective", alert.objective() == null ? null : alert.objective().toString());
        data.put("from", alert.period().from().toString());
        data.put("to", alert.period().to().toString());
        return message.toString();
    }
}
