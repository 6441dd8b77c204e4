import type { ObjectBytes } from '../../ports/imports/object-store.ts';
import { type DecodedText, decode } from './decode.ts';
import { workbookText } from './workbook-text.ts';
import { readZip, type ZipFile } from './zip-archive.ts';

const FEED = /\.(?:xml|yml|csv|tsv|txt|json|jsonl)$/iu;
const PROLOG = /^\uFEFF?\s*(?:<\?xml[^>]*\?>)?\s*/u;
const ROOT = /<([^\s!?/>]+)/u;

/** CommerceML divides a catalogue into goods and offers; 1C numbers the files when there are many. */
const isPart = ({ name }: ZipFile): boolean =>
  /(?:^|\/)(?:import|goods|groups|properties|propertiesGoods|offers|prices|rests|priceLists)[^/]*\.xml$/iu.test(
    name,
  );
/** What names something comes before what refers to it. */
const ORDER = [/groups/iu, /propert/iu, /pricelists/iu, /import|goods/iu, /./u];

const place = ({ name }: ZipFile): number =>
  ORDER.findIndex((pattern) => pattern.test(name.split('/').at(-1) ?? ''));

/** Several documents within one more element of the name of the first one's root. */
async function* joined(
  files: readonly ZipFile[],
  begun: (text: DecodedText) => void,
): AsyncGenerator<string> {
  let root = '';
  for (const file of files) {
    const decoded = decode(file.content());
    begun(decoded);
    let isStart = true;
    for await (const piece of decoded.text) {
      const text = isStart ? piece.replace(PROLOG, '') : piece;
      isStart = false;
      if (root === '') {
        root = ROOT.exec(text)?.[1] ?? 'feed';
        yield `<${root}>`;
      }
      yield text;
    }
  }
  yield `</${root}>`;
}

/** The text of the feed within a zip archive; `undefined` where it holds none. */
export const archiveText = async (bytes: ObjectBytes): Promise<DecodedText | undefined> => {
  const files = await readZip(bytes);
  const rows = await workbookText(files);
  if (rows) return { text: rows, charset: () => 'utf-8' };
  const parts = files.filter(isPart).sort((one, other) => place(one) - place(other));
  if (parts.length > 1) {
    let last: DecodedText | undefined;
    const text = joined(parts, (begun) => {
      last = begun;
    });
    return { text, charset: () => last?.charset() ?? 'utf-8' };
  }
  const feeds = files.filter(
    ({ name }) =>
      FEED.test(name) && !/(?:^|\/)(?:__MACOSX|\.)/u.test(name) && !name.includes('[Content_Types]'),
  );
  const largest = feeds.reduce<ZipFile | undefined>(
    (best, file) => (file.size > (best?.size ?? -1) ? file : best),
    undefined,
  );
  return largest && !files.some(({ name }) => name.startsWith('xl/')) ? decode(largest.content()) : undefined;
};
