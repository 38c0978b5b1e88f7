package dev.rouage.demo.story;

/** Where the customers are, and what they pay with. */
enum Country {
    FRANCE("France", "EUR"),
    BELGIUM("Belgium", "EUR"),
    SPAIN("Spain", "EUR"),
    ITALY("Italy", "EUR"),
    GERMANY("Germany", "EUR"),
    UNITED_STATES("United States", "USD"),
    CANADA("Canada", "USD");

    private final String title;
    private final String currency;

    Country(String title, String currency) {
        this.title = title;
        this.currency = currency;
    }

    String title() {
        return title;
    }

    String currency() {
        return currency;
    }
}
