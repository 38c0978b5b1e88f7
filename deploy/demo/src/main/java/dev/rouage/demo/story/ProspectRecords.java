package dev.rouage.demo.story;

import java.util.stream.Stream;

import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import org.jspecify.annotations.Nullable;

/** The records in which a prospect's story is written down, deals apart: see {@link DealRecords}. */
final class ProspectRecords {

    private final Recorder recorder;

    ProspectRecords(Recorder recorder) {
        this.recorder = recorder;
    }

    Stream<Item> leads(Prospect prospect) {
        Lead lead = prospect.lead();
        Stream<Item> record = Stream.of(lead(lead.id(), lead));
        return lead.duplicate() == null ? record : Stream.concat(record, Stream.of(lead(lead.duplicate(), lead)));
    }

    private Item lead(String id, Lead lead) {
        return recorder.first(Kind.LEAD, id,
                Fields.none()
                        .with("source", lead.channel().source())
                        .with("channel", lead.channel().title())
                        .with("detectedAt", lead.detectedAt())
                        .with("owner", lead.owner().id())
                        .with("account", lead.account())
                        .with("status", lead.status())
                        .with("qualifiedAt", lead.qualifiedAt())
                        .with("disqualifiedAt", lead.disqualifiedAt())
                        .with("country", lead.country().title()));
    }

    Stream<Item> accounts(Prospect prospect) {
        Account account = prospect.account();
        if (account == null) {
            return Stream.empty();
        }
        Stream<Item> record = Stream.of(account(account.id(), account.name(), account));
        String copy = account.duplicate();
        return copy == null
                ? record
                : Stream.concat(record, Stream.of(account(copy, account.name() + " Ltd", account)));
    }

    private Item account(String id, String name, Account account) {
        return recorder.first(Kind.ACCOUNT, id,
                Fields.none()
                        .with("name", name)
                        .with("segment", account.segment())
                        .with("industry", account.industry())
                        .with("country", account.country().title()));
    }

    Stream<Item> activities(Prospect prospect) {
        return prospect.touches().stream().map(touch -> {
            Fields fields = Fields.none()
                    .with("type", touch.type())
                    .with("direction", touch.outbound() ? "OUTBOUND" : "INBOUND")
                    .with("automated", touch.automated())
                    .with("at", touch.at())
                    .with("rep", touch.rep().id())
                    .with("lead", prospect.lead().id())
                    .with("opportunity", touch.deal())
                    .with("account", touch.deal() == null ? null : prospect.lead().account());
            Integer minutes = touch.minutes();
            return recorder.first(Kind.ACTIVITY, touch.id(),
                    minutes == null ? fields : fields.with("minutes", minutes));
        });
    }

    Stream<Item> contracts(Prospect prospect) {
        return prospect.contracts()
                .stream()
                .map(contract -> recorder.first(Kind.CONTRACT, contract.id(),
                        Fields.none()
                                .with("account", contract.account())
                                .with("startOn", contract.startOn())
                                .with("endOn", contract.endOn())
                                .with("renewalOf", contract.renewalOf())
                                .with("cancelledOn", contract.cancelledOn())
                                .withMoney("mrr", contract.monthly(), contract.currency())));
    }

    /** The opinions of one kind of record. */
    Stream<Item> opinions(Prospect prospect, Kind kind) {
        return prospect.opinions()
                .stream()
                .map(opinion -> opinion(opinion, prospect.lead().account()))
                .filter(item -> item.kind() == kind);
    }

    private Item opinion(Opinion opinion, @Nullable String account) {
        Fields fields = Fields.none().with("account", account);
        return switch (opinion) {
            case Opinion.Answer answer -> recorder.first(Kind.SURVEY_RESPONSE, answer.id(),
                    fields.with("score", answer.score())
                            .with("respondedAt", answer.at())
                            .with("survey", "Quarterly NPS")
                            .with("rep", answer.rep().id()));
            case Opinion.Complaint complaint -> recorder.first(Kind.COMPLAINT, complaint.id(),
                    fields.with("category", complaint.category())
                            .with("openedAt", complaint.openedAt())
                            .with("firstResponseAt", complaint.answeredAt())
                            .with("resolvedAt", complaint.resolvedAt()));
            case Opinion.Review review -> recorder.first(Kind.REVIEW, review.id(),
                    fields.with("source", review.site()).with("rating", review.rating()).with("publishedAt",
                            review.at()));
        };
    }

    /** What is put right once everything has been written down: duplicates are merged. */
    Stream<Item> merges(Prospect prospect) {
        Stream.Builder<Item> merges = Stream.builder();
        Account account = prospect.account();
        if (account != null && account.duplicate() != null) {
            merges.add(recorder.merge(Kind.ACCOUNT, account.duplicate(), account.id()));
        }
        if (prospect.lead().duplicate() != null) {
            merges.add(recorder.merge(Kind.LEAD, prospect.lead().duplicate(), prospect.lead().id()));
        }
        return merges.build();
    }
}
