import headers from './headers.json' with { type: 'json' };

const CODES: ReadonlyMap<string, string> = new Map(
  Object.entries(headers.languages).flatMap(([language, codes]) =>
    codes.map((code) => [code, language] as const),
  ),
);

const MARKED = /^(.{2,}?)\s*[ ([:.-]\s*([\p{L}-]{2,12})[)\]]?$/u;

/** "name ru" and "описание (укр)" hold the same field in different languages. */
export const languageOf = (key: string): { readonly base: string; readonly language: string | undefined } => {
  const [, base, code = ''] = MARKED.exec(key) ?? [];
  const language = CODES.get(code);
  return base === undefined || language === undefined
    ? { base: key, language: undefined }
    : { base, language };
};

/** The language that a code of a feed stands for: "ua" is Ukrainian. */
export const languageCode = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : CODES.get(code.trim().toLowerCase());
