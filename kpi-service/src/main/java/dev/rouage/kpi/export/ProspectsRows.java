package dev.rouage.kpi.export;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import dev.rouage.kpi.graph.KpiFigure;
import dev.rouage.kpi.graph.ProspectsNeededView;
import dev.rouage.kpi.report.Answer;
import org.jspecify.annotations.Nullable;

/** A number of prospects as a row, with the rate and the average sale that it was reckoned with. */
final class ProspectsRows {
    static final List<String> COLUMNS = List.of("from", "to", "targetCustomers", "targetRevenue", "prospects",
            "cautiousProspects", "nothingBecause", "rate", "rateValue", "rateNumerator", "rateDenominator", "rateLow",
            "rateHigh", "rateSmallSample", "rateNoValueBecause", "averageSale", "currency", "dataThrough",
            "computedAt");

    private ProspectsRows() {}

    static List<List<@Nullable Object>> of(Answer answer, @Nullable Integer customers, @Nullable BigDecimal revenue) {
        ProspectsNeededView needed = ProspectsNeededView.of(answer, customers, revenue);
        KpiFigure rate = needed.rate();
        KpiFigure average = needed.averageSale();
        return List.of(Arrays.asList(answer.period().from().toString(), answer.period().to().toString(), customers,
                revenue, needed.prospects(), needed.cautiousProspects(), needed.nothingBecause(), rate.getKpi().name(),
                rate.getValue(), rate.getNumerator(), rate.getDenominator(), rate.getLow(), rate.getHigh(),
                rate.isSmallSample(), rate.getNoValueBecause(), average == null ? null : average.getValue(),
                average == null ? null : average.getCurrency(),
                answer.viewpoint().dataThrough().map(Object::toString).orElse(null),
                answer.viewpoint().computedAt().toString()));
    }
}
