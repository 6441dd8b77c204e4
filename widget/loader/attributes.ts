import type { Theme } from '../../lambdas/contract/shop/domain.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { parseLanguageTag } from '../i18n/texts.ts';

/** A page's settings for its widget; the shop's configuration decides the absent ones. */
export interface WidgetSettings extends Omit<Theme, 'logoUrl'> {
  readonly locale?: Locale | undefined;
  readonly open: boolean;
  readonly greeting?: string | undefined;
  /** Questions offered as buttons before the conversation starts. */
  readonly samples: readonly string[];
  /** The widget is hidden while the page matches this selector. */
  readonly hideOn?: string | undefined;
}

const MAX_LAUNCHER_TEXT = 40;
const MAX_GREETING = 300;
const MAX_SAMPLES = 6;

const parseSamples = (value: string): readonly string[] =>
  value
    .split('|')
    .map((sample) => sample.trim())
    .filter((sample) => sample !== '');

type AttributeName = keyof typeof fields | 'hide-on';

interface Field<Value> {
  readonly parse: (value: string) => Value | undefined;
  readonly allowed: string;
}

const oneOf = <Value extends string>(...values: readonly Value[]): Field<Value> => ({
  parse: (value) => values.find((known) => known === value.toLowerCase()),
  allowed: values.join(', '),
});

const upTo = (length: number): Field<string> => ({
  parse: (value) => (value.length <= length ? value : undefined),
  allowed: `up to ${length} characters`,
});

const isWebUrl = (value: string): boolean => {
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
};

const fields = {
  locale: { parse: parseLanguageTag, allowed: 'ru, en' },
  mode: oneOf('voice', 'text'),
  position: oneOf('bottom-right', 'bottom-left'),
  accent: {
    parse: (value: string) => (/^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : undefined),
    allowed: 'a colour like #0f766e',
  },
  'color-scheme': oneOf('auto', 'light', 'dark'),
  open: oneOf('true', 'false', 'open'),
  greeting: upTo(MAX_GREETING),
  samples: {
    parse: (value: string) => {
      const samples = parseSamples(value);
      return samples.length <= MAX_SAMPLES ? samples : undefined;
    },
    allowed: `up to ${MAX_SAMPLES} questions with | between them`,
  },
  'consent-url': {
    parse: (value: string) => (isWebUrl(value) ? value : undefined),
    allowed: 'a full address like https://shop.example.com/privacy',
  },
  'launcher-text': upTo(MAX_LAUNCHER_TEXT),
} as const;

/** Attributes of `<storevoice-widget>`; on the script tag each has the prefix `data-`. */
export const attributeNames: readonly string[] = [...Object.keys(fields), 'hide-on'];

/** Reads the attributes; a wrong value is ignored and reported to the page's developers. */
export const parseAttributes = (
  read: (name: AttributeName) => string | null,
  warn: (message: string) => void,
): WidgetSettings => {
  const readField = <Value>(name: AttributeName, { parse, allowed }: Field<Value>): Value | undefined => {
    const value = read(name)?.trim();
    if (value === undefined || value === '') return undefined;
    const parsed = parse(value);
    if (parsed === undefined)
      warn(`attribute ${name}="${value.slice(0, 80)}" is not valid; allowed: ${allowed}. It is ignored.`);
    return parsed;
  };
  return {
    locale: readField('locale', fields.locale),
    mode: readField('mode', fields.mode),
    position: readField('position', fields.position),
    accent: readField('accent', fields.accent),
    colorScheme: readField('color-scheme', fields['color-scheme']),
    // The bare attribute has an empty value and means true.
    open: read('open') === '' || (readField('open', fields.open) ?? 'false') !== 'false',
    greeting: readField('greeting', fields.greeting),
    samples: readField('samples', fields.samples) ?? [],
    consentUrl: readField('consent-url', fields['consent-url']),
    launcherText: readField('launcher-text', fields['launcher-text']),
    hideOn: read('hide-on')?.trim() || undefined,
  };
};
