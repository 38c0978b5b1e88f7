// Reads lines of {supergraph, query}; answers each with how many requests the peer's plan takes, or null where it finds none.
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const planners = new Map();

// Its planners for one supergraph differ among each other, and some take what is provided elsewhere for provided here: the
// dearest plan of several is the one to compare with.
function several(supergraph) {
  if (!planners.has(supergraph)) {
    const sdl = readFileSync(supergraph, 'utf8');
    planners.set(supergraph, Array.from({ length: 12 }, () => new QueryPlanner(sdl)));
  }
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
    const plans = several(supergraph).map(planner => planner.plan(query, null, new Set(), 50));
    console.log(Math.max(...plans.map(plan => requests(plan.node))));
  } catch {
    console.log('null');
  }
}
