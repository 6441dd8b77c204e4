import type { ObjectBytes } from '../../ports/imports/object-store.ts';
import type { LookAtText } from '../../ports/imports/read-text.ts';
import { chooseText } from './choose-text.ts';
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
/** What names something comes before what refers to it; prices and stock wait for their offers, which are larger. */
const ORDER = [/groups/iu, /propert/iu, /pricelists/iu, /prices|rests/iu, /import|goods/iu, /./u];

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

/** Files that a system adds, and pictures of the goods. */
const OTHERS =
  /(?:^|\/)(?:__MACOSX\/|\.|\[Content_Types\])|\/$|\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|html?|css|js|mp4|md)$/iu;
const PACKED = /\.(?:zip|xlsx|xlsm|gz)$/iu;

const bySize = (one: ZipFile, other: ZipFile): number => other.size - one.size;

/** Reads bytes that are packed once more; `undefined` where they are packed in yet another way. */
export type Unpack = (bytes: ObjectBytes) => Promise<DecodedText | undefined>;

interface ArchiveOptions {
  readonly look: LookAtText;
  readonly unpack: Unpack;
}

/** Of several tables with the same columns all are read, in the order of their names. */
const feedOf = async (files: readonly ZipFile[], { look, unpack }: ArchiveOptions) => {
  const candidates = files.filter(({ name }) => !OTHERS.test(name)).sort(bySize);
  const named = candidates.filter(({ name }) => FEED.test(name));
  const packed = candidates.find(({ name }) => PACKED.test(name));
  if (named.length === 0 && packed) return unpack(packed.content());
  const likely = named.some(({ name }) => !name.endsWith('.txt')) ? named : candidates;
  let last: DecodedText | undefined;
  const parts = likely.map((file) => ({
    name: file.name,
    open: () => {
      last = decode(file.content());
      return last.text;
    },
  }));
  const text = await chooseText(parts, look);
  return text && { text, charset: () => last?.charset() ?? 'utf-8' };
};

/** The text of the feed within a zip archive; `undefined` where it holds none. */
export const archiveText = async (
  bytes: ObjectBytes,
  options: ArchiveOptions,
): Promise<DecodedText | undefined> => {
  const files = await readZip(bytes);
  const rows = await workbookText(files, options.look);
  if (rows) return { text: rows, charset: () => 'utf-8' };
  const parts = files.filter(isPart).sort((one, other) => place(one) - place(other));
  if (parts.length > 1) {
    let last: DecodedText | undefined;
    const text = joined(parts, (begun) => {
      last = begun;
    });
    return { text, charset: () => last?.charset() ?? 'utf-8' };
  }
  return files.some(({ name }) => name.startsWith('xl/')) ? undefined : feedOf(files, options);
};
