/** What a spreadsheet would run: formulas, and what it takes for the beginning of one. */
const FORMULA = /^[\s]*[=+\-@\t\r|%]/u;

/** One cell of a report: values of a feed are shown as text whatever they begin with (OWASP, CSV injection). */
const cell = (value: string): string => {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
};

export const csvLine = (values: readonly string[]): string => `${values.map(cell).join(',')}\r\n`;
