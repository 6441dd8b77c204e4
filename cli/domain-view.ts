import { domainToUnicode } from 'node:url';
import type { DomainConfig } from '../lambdas/contract/domain.ts';

/** A stored host name with the spelling a person knows it by: `xn--80aairftm.xn--p1ai (магазин.рф)`. */
const readable = (text: string): string => {
  const spelled = text.includes('xn--') ? domainToUnicode(text) : text;
  return spelled === '' || spelled === text ? text : `${text} (${spelled})`;
};

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return readable(String(value));
};

const rowsOf = (value: object, prefix = ''): readonly (readonly [string, string])[] =>
  Object.entries(value).flatMap(([name, member]) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? rowsOf(member, `${prefix}${name}.`)
      : [[`${prefix}${name}`, shown(member)] as const],
  );

const columns = (rows: readonly (readonly string[])[]): string => {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(width(column)))).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
};

/** A whole configuration, one member a line. */
export const domainView = (config: DomainConfig): string => columns(rowsOf(config));

/** Domains side by side. */
export const domainsView = (configs: readonly DomainConfig[]): string =>
  columns([
    ['HOSTNAME', 'STATUS', 'LOCALE', 'CONNECTION', 'SHOP', 'ALIASES'],
    ...configs.map(({ hostname, status, locale, connection, shopName, aliases }) => [
      readable(hostname),
      status,
      locale,
      connection,
      shopName,
      aliases.map(readable).join(', '),
    ]),
  ]);
