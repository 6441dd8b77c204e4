import { FeedError, type FieldName } from '../../../../contract/imports/feed.ts';
import type { ColumnAliases } from '../../columns/column-names.ts';
import headers from '../../columns/headers.json' with { type: 'json' };
import { shownValue } from '../../limits.ts';
import { likelyPrice } from '../../normalise/confidential.ts';
import type { OfferReader, RawOffer, ReaderContext } from '../../raw-offer.ts';
import { createCarrying } from '../platforms/carried-rows.ts';
import { createPlatform } from '../platforms/create-platform.ts';
import { type CsvRow, type Delimiter, readCsvRows } from './csv-rows.ts';
import { offerOfRow, type TableRow } from './row-offer.ts';
import type { TableDialect } from './table-dialect.ts';
import { planTable, type TablePlan } from './table-plan.ts';

interface TableOptions {
  readonly delimiter: Delimiter;
  readonly aliases: ColumnAliases;
  readonly dialect?: TableDialect | undefined;
  /** Rows above the header, blank ones left out. */
  readonly above: number;
  /** Options that may name the columns which are not known. */
  readonly guess: string;
}

const requireColumns = ({ places }: TablePlan, { line, cells: columns }: CsvRow, guess: string): void => {
  if (places.has('title') && (places.has('id') || places.has('price'))) return;
  const missing = places.has('title') ? 'id' : 'title';
  throw new FeedError(
    'NO_COLUMNS',
    `no column holds the ${missing}; the columns are ${columns.slice(0, 20).join(' · ')}. ` +
      `Name it: ${guess || `--column ${missing}="${columns[0] ?? 'Header'}"`}`,
    { line, seen: shownValue(columns.filter((column) => column !== '').join(' · ')), flags: guess },
  );
};

const TOTAL = new RegExp(headers.sections.total, 'iu');

const BARE_TOTAL = /^\p{L}+[\s:.]*$/u;
const isAmount = (cell: string): boolean => /^\P{L}*\d\P{L}*\p{L}{0,4}\.?$/u.test(cell);

/** Templates explain their columns in a row below the header, which holds words alone. */
const createExplanation = ({ places }: TablePlan) => {
  const price = places.get('price')?.[0] ?? -1;
  let isFirst = true;
  return ({ cells }: CsvRow): boolean => {
    const mayBe = isFirst && Boolean(cells[price]);
    isFirst = false;
    return mayBe && !cells.some((cell) => /\d/u.test(cell));
  };
};

/** Price lists have rows with a section's name alone, and a row with the total at the end. */
const createSections = (plan: TablePlan) => {
  const hasOwn = plan.places.has('product_type') || plan.levels.length > 0 || !plan.places.has('price');
  let section: readonly string[] = [];
  return {
    isOne: ({ cells }: CsvRow): boolean => {
      const [only = '', ...others] = cells.filter((cell) => cell !== '');
      if (hasOwn || others.length > 0) {
        return TOTAL.test(only) && (others.length <= 1 || (BARE_TOTAL.test(only) && others.every(isAmount)));
      }
      if (!/^\d+$/u.test(only)) section = [only];
      return true;
    },
    add: (offer: RawOffer): RawOffer => (section.length > 0 ? { ...offer, category: section } : offer),
  };
};

const reportNoPrice = (
  { places }: TablePlan,
  { line, cells }: CsvRow,
  { guess, report }: { readonly guess: string; readonly report: ReaderContext['report'] },
): void => {
  if (places.has('price') || places.has('sale_price')) return;
  const likely = likelyPrice(cells);
  const seen = likely === undefined && guess !== '' ? guess : `--column price="${likely ?? '…'}"`;
  report({ kind: 'warning', code: 'no-column', line, field: 'price', seen });
};

/** Rows below one another with one article and one title are sizes of one product; shops seldom say so. */
const createSiblings = ({ isIdSku, places }: TablePlan) => {
  const mayBe = isIdSku && !places.has('item_group_id');
  let last: RawOffer | undefined;
  let isOne = false;
  return {
    /** Answers with the offer before, whose siblings are known now. */
    add: (offer: RawOffer | undefined): readonly RawOffer[] => {
      if (!mayBe) return offer ? [offer] : [];
      const isNext = last?.id !== undefined && last.id === offer?.id && last.title === offer.title;
      const done = last && (isOne || isNext) ? { ...last, groupId: last.id } : last;
      last = offer;
      isOne = isNext;
      return done ? [done] : [];
    },
  };
};

interface TableContext {
  readonly plan: TablePlan;
  readonly columns: readonly string[];
  readonly dialect: TableDialect | undefined;
  readonly context: ReaderContext;
}

/** Words of schema.org are not addresses. */
const ADDRESS = /^(?:https?:)?\/\/(?!schema\.org\/)[^\s/]+/u;
const BARE_NUMBER = /^\d[\d\s.,]*$/u;

/** Columns in which an address cannot be. */
const NEVER_ADDRESSES: readonly FieldName[] = [
  'title',
  'price',
  'sale_price',
  'old_price',
  'availability',
  'quantity',
  'currency',
  'brand',
];
const ADDRESSES: readonly FieldName[] = ['link', 'image_link'];

/** Refuses rows whose values are not under their headers, since a price read from another column is a wrong price. */
const createRowCheck = ({ columns, plan, context }: TableContext) => {
  const cellOf = (cells: readonly string[], field: FieldName): string =>
    cells[plan.places.get(field)?.[0] ?? -1] ?? '';

  const isShifted = (cells: readonly string[]): boolean =>
    NEVER_ADDRESSES.some((field) => ADDRESS.test(cellOf(cells, field))) ||
    ADDRESSES.some((field) => BARE_NUMBER.test(cellOf(cells, field))) ||
    (cells.length !== columns.length && /^\D+$/u.test(cellOf(cells, 'price')));

  return ({ line, cells }: CsvRow): boolean => {
    const isLonger = cells.slice(columns.length).some((cell) => cell !== '');
    if (!isLonger && !isShifted(cells)) return true;
    const id = cellOf(cells, 'id') || undefined;
    const seen = cells.join(' · ');
    context.report({
      kind: 'rejected',
      code: isLonger ? 'row-longer' : 'row-shifted',
      line,
      id,
      field: '',
      seen,
    });
    return false;
  };
};

const createRows = (table: TableContext) => {
  const { plan, dialect, context } = table;
  const isInPlace = createRowCheck(table);
  const sections = createSections(plan);
  const explains = createExplanation(plan);
  const carry = dialect?.carries ? createCarrying(dialect) : undefined;
  const platform = createPlatform(dialect?.kind);
  const siblings = dialect ? undefined : createSiblings(plan);
  const countsAlone = !dialect && plan.places.has('quantity') && !plan.places.has('availability');
  return {
    take: (row: CsvRow): readonly RawOffer[] => {
      if (explains(row)) {
        const seen = row.cells.join(' · ');
        context.report({ kind: 'rejected', code: 'not-an-offer', line: row.line, field: '', seen });
        return [];
      }
      if (sections.isOne(row) || !isInPlace(row)) return [];
      const read: TableRow = { ...row, plan };
      const found = sections.add(offerOfRow(read, context.now));
      const offer = countsAlone && found.quantity === undefined ? { ...found, quantity: '' } : found;
      if (siblings) return siblings.add(offer);
      const carried = carry ? carry(offer, read) : offer;
      return carried === undefined ? [] : platform.take(carried, read);
    },
    end: siblings ? () => siblings.add(undefined) : platform.end,
  };
};

/** Shops that have no column of titles write them as descriptions: "Codice;Descrizione;Prezzo". */
const planOf = (request: Parameters<typeof planTable>[0]): TablePlan => {
  const plan = planTable(request);
  const description = plan.places.get('description')?.[0];
  if (request.dialect || plan.places.has('title') || description === undefined) return plan;
  const title = request.columns[description] ?? '';
  return planTable({ ...request, aliases: { ...request.aliases, title } });
};

/** A table with a header, of any shop or in the dialect of a platform. */
export const createTableReader = ({ delimiter, aliases, dialect, above, guess }: TableOptions): OfferReader =>
  async function* (text, context) {
    let rows: ReturnType<typeof createRows> | undefined;
    let toSkip = above;
    for await (const row of readCsvRows(text, delimiter, context.report)) {
      if (rows) {
        // `yield*` would wait for every offer twice.
        for (const offer of rows.take(row)) yield offer;
        continue;
      }
      toSkip -= 1;
      if (toSkip >= 0) continue;
      const plan = planOf({ columns: row.cells, aliases, context, dialect });
      requireColumns(plan, row, guess);
      reportNoPrice(plan, row, { guess, report: context.report });
      rows = createRows({ plan, columns: row.cells, dialect, context });
    }
    for (const offer of rows?.end() ?? []) yield offer;
  };
