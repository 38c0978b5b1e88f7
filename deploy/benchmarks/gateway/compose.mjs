// Composes graph/*.graphql into supergraph.graphql; only after a change of the schemas.
//   npm install --no-save @theguild/federation-composition graphql && node compose.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

const ports = { users: 4601, reviews: 4602, products: 4603, inventory: 4604 };
const result = composeServices(Object.entries(ports).map(([name, port]) => ({
  name,
  url: `http://127.0.0.1:${port}/graphql`,
  typeDefs: parse(readFileSync(new URL(`graph/${name}.graphql`, import.meta.url), 'utf8')),
})));
if (result.errors?.length) {
  throw new Error(result.errors.map((error) => error.message).join('\n'));
}
writeFileSync(new URL('supergraph.graphql', import.meta.url), result.supergraphSdl);
