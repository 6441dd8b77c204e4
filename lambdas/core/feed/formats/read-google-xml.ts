import type { ColumnAliases } from '../columns/column-names.ts';
import type { OfferReader } from '../raw-offer.ts';
import words from '../words.json' with { type: 'json' };
import { createNamedOffers } from './named-offers.ts';
import { readXmlRecords, type XmlElement } from './xml-records.ts';
import { valuesOfRecord } from './xml-values.ts';

/** RSS calls an offer `item`, Atom `entry`. */
const RECORDS = new Set(['item', 'entry']);

const dialect = { attributes: words.googleAttributes.map((name) => name.replaceAll('_', ' ')) };

/** Google's fields have a prefix; the page's own id and title, which Atom demands, have none. */
const isGoogles = ({ prefix }: XmlElement): boolean => prefix !== '' && prefix.toLowerCase() !== 'atom';

/** Google's fields first, since the first one of a name counts. */
const googlesFirst = (record: XmlElement): XmlElement => {
  const { children } = record;
  return children.some(isGoogles) && !children.every(isGoogles)
    ? {
        ...record,
        children: [...children.filter(isGoogles), ...children.filter((child) => !isGoogles(child))],
      }
    : record;
};

export const createGoogleXmlReader = (aliases: ColumnAliases): OfferReader =>
  async function* (text, context) {
    const offers = createNamedOffers({ aliases, dialect, context });
    for await (const records of readXmlRecords(text, RECORDS, context)) {
      for (const record of records)
        for (const offer of offers(valuesOfRecord(googlesFirst(record)))) yield offer;
    }
  };
