import { ConceptFile } from '../concept.ts';
import { compileLexicon, type Lexicon } from '../lexicon.ts';
import type { Rules } from '../rules.ts';
import data from './store-topics.json' with { type: 'json' };

/**
 * What shops and shoppers call the services around a sale. It is apart from the lexicon of things, since "return" and
 * "delivery" must not be looked for in a catalogue. An `attribute` is general: it answers nothing by itself.
 */
export const storeTopics = (rules: Rules): Lexicon =>
  compileLexicon({ concepts: ConceptFile.parse(data).concepts }, rules);
