/** A field of the playground; text fields take wrong values too, since those can be tried as well. */
export interface Control {
  readonly name: string;
  readonly kind: 'text' | 'lines' | 'switch';
  /** What to show in an empty field: an example or the default. */
  readonly placeholder?: string;
  readonly suggestions?: readonly string[];
  /** Something the widget refuses, and names in the console. */
  readonly wrong?: string;
}

/** Every attribute of the tag, in the order of docs/widget.md; a test holds the list to the widget's own. */
export const attributeControls: readonly Control[] = [
  { name: 'locale', kind: 'text', placeholder: 'ru', suggestions: ['ru', 'en'], wrong: 'de' },
  {
    name: 'position',
    kind: 'text',
    placeholder: 'bottom-right',
    suggestions: ['bottom-right', 'bottom-left'],
    wrong: 'middle',
  },
  {
    name: 'accent',
    kind: 'text',
    placeholder: '#0f766e',
    suggestions: ['#0f766e', '#1d4ed8', '#7c3aed', '#be123c', '#c2410c', '#facc15', '#111827'],
    wrong: 'teal',
  },
  {
    name: 'color-scheme',
    kind: 'text',
    placeholder: 'auto',
    suggestions: ['auto', 'light', 'dark'],
    wrong: 'sepia',
  },
  { name: 'open', kind: 'switch' },
  { name: 'greeting', kind: 'text', placeholder: 'Здравствуйте! Что ищем?', wrong: 'а'.repeat(301) },
  { name: 'samples', kind: 'lines' },
  {
    name: 'consent-url',
    kind: 'text',
    placeholder: 'https://shop.example.com/privacy',
    wrong: '/privacy',
  },
  {
    name: 'launcher-text',
    kind: 'text',
    placeholder: 'Спросить',
    wrong: 'Спросить помощника обо всём на свете сразу',
  },
  {
    name: 'hide-on',
    kind: 'text',
    placeholder: 'body.checkout',
    suggestions: ['body.checkout'],
    wrong: '(((',
  },
];

/** Every custom property a page may set. */
export const variableControls: readonly Control[] = [
  { name: '--storevoice-accent', kind: 'text', placeholder: '#0f766e', suggestions: ['#7c3aed', 'tomato'] },
  {
    name: '--storevoice-on-accent',
    kind: 'text',
    placeholder: '#ffffff',
    suggestions: ['#ffffff', '#101413'],
  },
  { name: '--storevoice-surface', kind: 'text', placeholder: '#ffffff', suggestions: ['#fffaf0', '#0b1020'] },
  { name: '--storevoice-text', kind: 'text', placeholder: '#191c1b', suggestions: ['#2b2118', '#e6ecff'] },
  {
    name: '--storevoice-font',
    kind: 'text',
    placeholder: 'system-ui',
    suggestions: ['Georgia, serif', 'ui-rounded, system-ui', 'monospace'],
  },
  { name: '--storevoice-radius', kind: 'text', placeholder: '22px', suggestions: ['0', '8px', '32px'] },
  { name: '--storevoice-offset-x', kind: 'text', placeholder: '20px', suggestions: ['0px', '48px'] },
  { name: '--storevoice-offset-y', kind: 'text', placeholder: '20px', suggestions: ['0px', '96px'] },
  { name: '--storevoice-z-index', kind: 'text', placeholder: '2147483000', suggestions: ['10'] },
];
