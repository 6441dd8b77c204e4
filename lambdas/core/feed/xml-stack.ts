import { MAX_FIELD, MAX_FIELDS, shownValue } from './limits.ts';
import type { ReaderContext, ReportProblem } from './raw-offer.ts';

export interface XmlElement {
  /** Lower case, without a prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text within, that of elements inside included. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** An element that stands for an offer, or for something said of all offers. */
export interface XmlRecord extends XmlElement {
  readonly line: number;
}

interface Building {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: Building[];
  text: string;
}

/** The field directly within the record has all text; deeper elements have their own besides. */
const addText = (open: readonly Building[], text: string): void => {
  for (let depth = Math.min(1, open.length - 1); depth < open.length; depth += 1) {
    const element = open[depth];
    if (element && element.text.length <= MAX_FIELD) element.text += text;
  }
};

const cutText = (element: Building, id: string | undefined, report: ReportProblem): void => {
  report({
    kind: 'warning',
    code: 'field-cut',
    line: element.line,
    ...(id === undefined ? {} : { id }),
    field: element.name,
    seen: shownValue(element.text),
  });
  element.text = element.text.slice(0, MAX_FIELD);
};

/** The elements being read, from the record inwards; records are the elements of these names. */
export const createXmlStack = (tags: ReadonlySet<string>, { report }: ReaderContext) => {
  const open: Building[] = [];
  let ready: XmlRecord[] = [];

  return {
    open: (name: string, attributes: Readonly<Record<string, string>>, line: number): void => {
      if (open.length === 0 && !tags.has(name)) return;
      const element: Building = { name, attributes, line, children: [], text: '' };
      const siblings = open.at(-1)?.children;
      if (siblings && siblings.length < MAX_FIELDS) siblings.push(element);
      if (open.length > 1) addText(open, ' ');
      open.push(element);
    },
    close: (name: string): void => {
      if (open.length === 0 || open.at(-1)?.name !== name) return;
      const element = open.pop();
      if (!element) return;
      if (element.text.length > MAX_FIELD) cutText(element, open[0]?.attributes.id, report);
      if (open.length === 0) ready.push(element);
      else if (open.length > 1) addText(open, ' ');
    },
    text: (text: string): void => {
      if (open.length > 0) addText(open, text);
    },
    /** The records that have ended since it was asked last. */
    take: (): readonly XmlRecord[] => {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
};
export type XmlStack = ReturnType<typeof createXmlStack>;
