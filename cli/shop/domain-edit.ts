import { Option } from 'commander';
import * as z from 'zod';
import { describeIssues } from '../../lambdas/contract/imports/issues.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';
import { usageError } from '../command.ts';
import members from './domain-members.json' with { type: 'json' };

/** A value that a flag of `domain put` sets in the configuration. */
interface DomainMember {
  /** As commander writes a flag: `--shop-name <name>`. */
  readonly flag: string;
  /** Its place in the configuration: `['limits', 'sessionsPerDay']`. */
  readonly path: readonly string[];
  /** `text`, `list`, `pairs`, `number` or `boolean`. */
  readonly kind: string;
  readonly help: string;
}

/** Every member of a domain's configuration except its hostname, which names it, and those that `keptMembers` lists. */
export const domainMembers: readonly DomainMember[] = members;

type Members = Readonly<Record<string, unknown>>;
type Path = readonly string[];

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of `over` win. Objects in both are merged, so that one limit can be set without the others. */
const merge = (under: Members, over: Members): Members => {
  const merged: Record<string, unknown> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const below = merged[name];
    merged[name] = isMembers(below) && isMembers(value) ? merge(below, value) : value;
  }
  return merged;
};

const at = ([name, ...rest]: Path, value: unknown): Members =>
  name === undefined ? {} : { [name]: rest.length === 0 ? value : at(rest, value) };

const without = (members: Members, [name = '', ...rest]: Path): Members => {
  const { [name]: removed, ...others } = members;
  return rest.length > 0 && isMembers(removed) ? { ...others, [name]: without(removed, rest) } : others;
};

const pairsOf = (values: readonly unknown[]): Members =>
  Object.fromEntries(
    values.map(String).map((pair) => {
      const [, name = pair, value] = /^([^=]*)=(.*)$/su.exec(pair) ?? [];
      return [name, value];
    }),
  );

/** A value of the wrong kind stays as it was written, so that the schema names the field and the value. */
const flagValue = (kind: DomainMember['kind'], value: unknown): unknown => {
  if (kind === 'pairs' && Array.isArray(value)) return pairsOf(value);
  return kind === 'number' && /^-?\d+$/.test(String(value)) ? Number(value) : value;
};

const fromFlags = (options: Members): Members =>
  domainMembers.reduce<Members>((config, { flag, path, kind }) => {
    const value = options[new Option(flag).attributeName()];
    return value === undefined ? config : merge(config, at(path, flagValue(kind, value)));
  }, {});

/** A configuration file: any part of a configuration. Its values are checked with the whole. */
export const parseConfigFile = (text: string, name: string): Members => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? describeIssues(error) : String(error);
    throw usageError(`${name} is not a JSON object of a domain's members: ${why}`);
  }
};

const unsettable = new Set(
  domainMembers.map(({ path }) => path.join('.')).concat('realtime', 'limits', 'budget', 'theme', 'feed'),
);

const requireFunctions = ({ enabledFunctions = [], functions = [] }: DomainConfig): void => {
  const known = [...botFunctions, ...functions].map(({ name }) => name);
  const unknown = enabledFunctions.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw usageError(
    `enabledFunctions: there is no bot function ${unknown.join(', ')}; there are: ${known.join(', ')}`,
  );
};

interface DomainEdit {
  readonly hostname: string;
  readonly existing: DomainConfig | undefined;
  readonly file: Members;
  readonly options: Members;
  /** Members to forget, by path: `greeting`, `theme.accent`. */
  readonly unset: readonly string[];
}

/**
 * Members that other commands write, imports and `storevoice function`. They stay as those left them, since a file may come
 * from another shop, whose language and secrets are not this one's.
 */
const keptMembers = ['catalogLocale', 'webhooks', 'functions'];

const keptOf = (config: Members = {}): Members =>
  Object.fromEntries(Object.entries(config).filter(([name]) => keptMembers.includes(name)));

/**
 * The configuration after an edit: flags win over the file, the file over the stored configuration, and unset members go.
 */
export const editDomain = ({ hostname, existing, file, options, unset }: DomainEdit): DomainConfig => {
  const unknown = unset.filter((path) => !unsettable.has(path));
  if (unknown.length > 0) {
    throw usageError(
      `--unset ${unknown.join(' ')}: there is no such member; there are: ${[...unsettable].join(', ')}`,
    );
  }
  const filed = merge({ ...existing }, file);
  const kept = unset.reduce<Members>((config, path) => without(config, path.split('.')), filed);
  const others = keptMembers.reduce<Members>((config, name) => without(config, [name]), kept);
  const edited = { ...merge(others, { ...fromFlags(options), hostname }), ...keptOf(existing) };
  const parsed = DomainConfig.safeParse(edited, { reportInput: true });
  if (!parsed.success) {
    const hint = existing === undefined && !('shopName' in edited) ? '; a new domain needs --shop-name' : '';
    throw usageError(`the configuration does not fit: ${describeIssues(parsed.error)}${hint}`);
  }
  requireFunctions(parsed.data);
  return parsed.data;
};
