// Asks each running service of subgraphs.json for its schema, as { _service { sdl } }, and records it as {name}.graphql.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const directory = resolve(process.argv[2] ?? import.meta.dirname);
const token = process.env.ROUAGE_TOKEN;
const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };

for (const [name, url] of Object.entries(JSON.parse(readFileSync(join(directory, 'subgraphs.json'), 'utf8')))) {
  const response = await fetch(url, { method: 'POST', headers, body: '{"query":"{ _service { sdl } }"}' });
  const sdl = response.ok ? (await response.json()).data?._service?.sdl : undefined;
  if (!sdl) {
    console.error(`${name} at ${url} does not tell its schema (status ${response.status}); is ROUAGE_TOKEN a valid token?`);
    process.exit(1);
  }
  writeFileSync(join(directory, `${name}.graphql`), sdl.trim() + '\n');
  console.log(`recorded ${name}.graphql`);
}
