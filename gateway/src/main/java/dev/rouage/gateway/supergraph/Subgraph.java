package dev.rouage.gateway.supergraph;

/**
 * One of the services that the supergraph is composed of.
 *
 * @param id its name in the enum {@code join__Graph}
 * @param name the name it was composed under
 * @param url where its GraphQL is served, as the supergraph says
 */
public record Subgraph(String id, String name, String url) {}
