import type { Block } from '../../document/body.js';
import type { Fact } from '../../schema/index.js';
import type { Normalized } from '../context.js';
import { readPassages } from './passage.js';
import { FactReader, type FactsContext } from './reader.js';

export { readPassages, type Passage } from './passage.js';

/** The amounts, changes, shares and rates that the running text of one section states. */
export function extractFacts(blocks: readonly Block[], context: FactsContext): Normalized<Fact[]> {
  const reader = new FactReader(context);
  for (const passage of readPassages(blocks)) reader.read(passage);
  return { value: reader.facts, diagnostics: [] };
}
