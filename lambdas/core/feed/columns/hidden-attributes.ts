import type { RawAttribute } from '../raw-offer.ts';
import { remembering } from '../remembering.ts';
import { headerKey } from './column-names.ts';
import headers from './headers.json' with { type: 'json' };
import {
  conceals,
  type FlagKind,
  flagKind,
  type Hidden,
  isConcealed,
  isNo,
  isYes,
  plainAnswer,
} from './visibility.ts';

/** Words that are properties of goods too: an active loudspeaker, a hidden hinge. */
const PROPERTIES = new Set(headers.flags.properties);
const MACHINE_WORD = /^(?:[01yn]|true|false)$/u;

/** What an attribute says of its product by its name; days do not count, since books have one of publication. */
const attributeKind = remembering(20_000, (name): FlagKind | 'none' => {
  const key = headerKey(name);
  const kind = flagKind(key);
  if (kind === 'status') return 'state';
  return kind === 'shown' || kind === 'concealed' ? kind : 'none';
});

/** The attribute by which the shop hides a product, in feeds that pass on all that it knows of it. */
export const hiddenByAttributes = (attributes: readonly RawAttribute[]): Hidden | undefined => {
  for (const { name, value } of attributes) {
    const kind = attributeKind(name);
    if (kind === 'none') continue;
    const said = plainAnswer(value);
    const isCertain = MACHINE_WORD.test(said) || !PROPERTIES.has(headerKey(name));
    const isFlag = kind === 'state' || isNo(said) || isYes(said) || isConcealed(said);
    if (isCertain && isFlag && said !== '-' && conceals(kind, value, new Date(0))) {
      return { field: name, seen: value };
    }
  }
  return undefined;
};
