import { Option } from 'commander';
import * as z from 'zod';
import { DomainConfig } from '../lambdas/contract/domain.ts';
import { describeIssues } from '../lambdas/contract/issues.ts';
import { botFunctions } from '../lambdas/functions/registry.ts';
import { CommandFailure, exitCodes } from './command.ts';
import { type DomainMember, domainMembers } from './domain-members.ts';

type Members = Readonly<Record<string, unknown>>;
type Path = readonly string[];

const usage = (message: string): CommandFailure => new CommandFailure(message, exitCodes.usage);

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of `over` win; objects in both are merged, so that one limit can be set without the others. */
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

/** What is not of its kind stays as it was written, so that the schema names the field and the value seen. */
const flagValue = (kind: DomainMember['kind'], value: unknown): unknown => {
  if (kind === 'pairs' && Array.isArray(value)) return pairsOf(value);
  return kind === 'number' && /^-?\d+$/.test(String(value)) ? Number(value) : value;
};

/** What flags on the command line say, as a part of a configuration. */
const fromFlags = (options: Members): Members =>
  domainMembers.reduce<Members>((config, { flag, path, kind }) => {
    const value = options[new Option(flag).attributeName()];
    return value === undefined ? config : merge(config, at(path, flagValue(kind, value)));
  }, {});

/** A configuration file: any part of a configuration. Its values are judged with the whole. */
export const parseConfigFile = (text: string, name: string): Members => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? describeIssues(error) : String(error);
    throw usage(`${name} is not a JSON object of a domain's members: ${why}`);
  }
};

const unsettable = new Set(domainMembers.map(({ path }) => path.join('.')).concat('limits', 'theme', 'feed'));

const requireFunctions = ({ enabledFunctions = [] }: DomainConfig): void => {
  const known = botFunctions.map(({ name }) => name);
  const unknown = enabledFunctions.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw usage(
    `enabledFunctions: there is no bot function ${unknown.join(', ')}; there are: ${known.join(', ')}`,
  );
};

export interface DomainEdit {
  readonly hostname: string;
  readonly existing: DomainConfig | undefined;
  /** The members of `--file`. */
  readonly file: Members;
  readonly options: Members;
  /** Members to forget, by path: `greeting`, `theme.accent`. */
  readonly unset: readonly string[];
}

/** The configuration after an edit: what was stored, under the file, less what is unset, under the flags. */
export const editDomain = ({ hostname, existing, file, options, unset }: DomainEdit): DomainConfig => {
  const unknown = unset.filter((path) => !unsettable.has(path));
  if (unknown.length > 0) {
    throw usage(
      `--unset ${unknown.join(' ')}: there is no such member; there are: ${[...unsettable].join(', ')}`,
    );
  }
  const filed = merge({ ...existing }, file);
  const kept = unset.reduce<Members>((config, path) => without(config, path.split('.')), filed);
  const edited = merge(kept, { ...fromFlags(options), hostname });
  const parsed = DomainConfig.safeParse(edited, { reportInput: true });
  if (!parsed.success) {
    const hint = existing === undefined && !('shopName' in edited) ? '; a new domain needs --shop-name' : '';
    throw usage(`the configuration does not fit: ${describeIssues(parsed.error)}${hint}`);
  }
  requireFunctions(parsed.data);
  return parsed.data;
};
