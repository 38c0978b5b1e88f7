// Reads lines of {supergraph, query}; answers each with how many requests the peer's plan takes, or null where it finds none.
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const planners = new Map();

function planner(supergraph) {
  if (!planners.has(supergraph)) planners.set(supergraph, new QueryPlanner(readFileSync(supergraph, 'utf8')));
  return planners.get(supergraph);
}

function requests(node) {
  switch (node?.kind) {
    case 'Fetch':
    case 'BatchFetch':
      return 1;
    case 'Sequence':
    case 'Parallel':
      return node.nodes.map(requests).reduce((sum, each) => sum + each, 0);
    case 'Flatten':
      return requests(node.node);
    default:
      return 0;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { supergraph, query } = JSON.parse(line);
  try {
    console.log(requests(planner(supergraph).plan(query, null, new Set(), 50).node));
  } catch {
    console.log('null');
  }
}
