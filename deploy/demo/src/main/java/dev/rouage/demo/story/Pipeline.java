package dev.rouage.demo.story;

import java.util.List;

/** A pipeline and its stages; the names of the closed stages differ, so that only their category tells what they are. */
enum Pipeline {
    NEW_BUSINESS("New business", List.of("Qualified", "Discovery", "Proposal", "Negotiation"), "Won", "Lost"), //
    RENEWALS("Renewals", List.of("Due", "Quoted"), "Renewed", "Churned");

    private final String title;
    private final List<String> openStages;
    private final String wonStage;
    private final String lostStage;

    Pipeline(String title, List<String> openStages, String wonStage, String lostStage) {
        this.title = title;
        this.openStages = openStages;
        this.wonStage = wonStage;
        this.lostStage = lostStage;
    }

    String title() {
        return title;
    }

    List<String> openStages() {
        return openStages;
    }

    String wonStage() {
        return wonStage;
    }

    String lostStage() {
        return lostStage;
    }

    boolean isClosed(String stage) {
        return stage.equals(wonStage) || stage.equals(lostStage);
    }
}
