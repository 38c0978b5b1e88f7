package dev.rouage.demo.story;

/**
 * How a rep sells: what makes the figures tell a story.
 *
 * @see Rep
 */
enum SellingStyle {
    /** Fast to the phone, fast to the signature, and loses most. */
    QUICK_CLOSER(0.24, 15, 0.8, 0.4, 4, 1.3, 0.70), //
    /** Takes the time to understand, and wins half of it. */
    PATIENT(0.52, 80, 1.3, 22, 38, 0.8, 0.88), //
    ALL_ROUNDER(0.37, 40, 1.0, 4, 15, 1.0, 0.80), //
    /** Many leads, thin preparation. */
    HUNTER(0.29, 32, 0.7, 1.5, 6, 1.5, 0.72), //
    /** Few deals, each a large one. */
    BIG_TICKET(0.31, 105, 3.4, 12, 45, 0.5, 0.84), //
    /** Customers stay with this one. */
    GARDENER(0.40, 48, 0.9, 9, 22, 0.9, 0.95), //
    NEWCOMER(0.20, 52, 0.7, 10, 9, 0.6, 0.75);

    private final double winChance;
    private final double cycleDays;
    private final double amountFactor;
    private final double contactHours;
    private final double preparationMinutes;
    private final double load;
    private final double careChance;

    @SuppressWarnings("TooManyParameters") // one row of a table
    SellingStyle(double winChance, double cycleDays, double amountFactor, double contactHours,
            double preparationMinutes,
            double load, double careChance) {
        this.winChance = winChance;
        this.cycleDays = cycleDays;
        this.amountFactor = amountFactor;
        this.contactHours = contactHours;
        this.preparationMinutes = preparationMinutes;
        this.load = load;
        this.careChance = careChance;
    }

    double winChance() {
        return winChance;
    }

    /** Median days from a deal's creation to its win. */
    double cycleDays() {
        return cycleDays;
    }

    double amountFactor() {
        return amountFactor;
    }

    /** Median hours from a lead's detection to the first human contact. */
    double contactHours() {
        return contactHours;
    }

    /** Median minutes of research and personalisation before the first contact. */
    double preparationMinutes() {
        return preparationMinutes;
    }

    /** The share of leads, relative to the colleagues. */
    double load() {
        return load;
    }

    /** How likely a customer stays and is content. */
    double careChance() {
        return careChance;
    }
}
