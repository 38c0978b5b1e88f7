package dev.rouage.kpi.catalogue;

/** A text in every language of the catalogue. */
public record Wording(String english, String french) {

    /** The text in that language. */
    public String in(Language language) {
        return switch (language) {
            case EN -> english;
            case FR -> french;
        };
    }
}
