// Composes <directory>/{name}.graphql, for each name of <directory>/subgraphs.json, into <directory>/supergraph.graphql.
import { composeServices } from '@theguild/federation-composition';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'graphql';

const directory = resolve(process.argv[2] ?? import.meta.dirname);
const subgraphs = JSON.parse(readFileSync(join(directory, 'subgraphs.json'), 'utf8'));

const result = composeServices(
  Object.entries(subgraphs).map(([name, url]) => ({
    name,
    url,
    typeDefs: parse(readFileSync(join(directory, `${name}.graphql`), 'utf8')),
  })),
);

if (result.errors?.length) {
  for (const error of result.errors) console.error(error.message);
  process.exit(1);
}
writeFileSync(join(directory, 'supergraph.graphql'), result.supergraphSdl.trim() + '\n');
console.log(`composed ${Object.keys(subgraphs).length} subgraphs into ${join(directory, 'supergraph.graphql')}`);
