const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A link of the page's menus with just these words, or with these and a number of products. */
export const menuLink = (words: string): string | undefined => {
  const links = document.querySelectorAll<HTMLAnchorElement>(
    ':is(header, nav, aside, [role=navigation]) a[href]',
  );
  return [...links].find((link) => folded(link.textContent ?? '').replace(/ \d+$/, '') === folded(words))
    ?.href;
};

const SEARCH_FIELD =
  'input[type=search], input[name=q], input[name=s], input[name=search], input[name=query]';

/** The page that the shop's own search form opens for these words. */
export const searchFormUrl = (words: string): string | undefined => {
  for (const field of document.querySelectorAll<HTMLInputElement>(SEARCH_FIELD)) {
    const { form, name } = field;
    if (form === null || form.method !== 'get' || name === '') continue;
    const url = new URL(form.getAttribute('action') || location.href, document.baseURI);
    for (const [each, value] of new FormData(form)) {
      if (typeof value === 'string') url.searchParams.set(each, value);
    }
    url.searchParams.set(name, words);
    return url.href;
  }
  return undefined;
};

/** An address to go to; absent when it is not one of the web. */
export const webAddress = (address: string | undefined): string | undefined => {
  if (address === undefined) return undefined;
  const url = new URL(address, document.baseURI);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
};
