import type { OfferReport } from './normalise.ts';

/** As `WebUrl` has it. */
const MAX_URL = 2_048;

/** What a parser gives back as it is: a plain host, a path without dots to resolve, no sign to be escaped. */
const PLAIN = /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}\/[\w\-~/?=&+,;:!$()*%.]*$/u;

/** True for an address that every parser takes and leaves as it is. */
export const isPlainUrl = (written: string): boolean =>
  written.length <= MAX_URL &&
  PLAIN.test(written) &&
  !written.includes('/.') &&
  !written.includes('/%2') &&
  !written.includes('xn--');

const parse = (written: string): string | undefined => {
  if (isPlainUrl(written)) return written;
  // "//shop.example/p.jpg" is how pages write addresses of either protocol.
  const address = written.startsWith('//') ? `https:${written}` : written;
  if (!/^https?:\/\/[^\s/]/iu.test(address) || !URL.canParse(address)) return undefined;
  const { href, username, password } = new URL(address);
  return href.length > MAX_URL || username !== '' || password !== '' ? undefined : href;
};

/** The address of a page or picture; anything but http(s) is left out and reported. */
export const webUrl = (
  written: string | undefined,
  field: string,
  { warn }: OfferReport,
): string | undefined => {
  const text = written?.trim() ?? '';
  if (text === '') return undefined;
  const url = parse(text);
  if (url === undefined) warn('bad-url', field, text);
  return url;
};
