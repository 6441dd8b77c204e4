import { describeIssues } from '../lambdas/contract/issues.ts';
import { Product } from '../lambdas/contract/product.ts';
import { CommandFailure } from './command.ts';

/** Mistakes shown at once; whoever repairs a file wants more than the first. */
const SHOWN = 10;

const parseLine = (line: string): { readonly product: Product } | { readonly problem: string } => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: 'is not JSON' };
  }
  const parsed = Product.safeParse(value, { reportInput: true });
  return parsed.success ? { product: parsed.data } : { problem: describeIssues(parsed.error) };
};

/** Reads a file of one product a line; refuses the whole file when any line is wrong, naming each with its remedy. */
export const parseProductLines = (text: string, path: string): readonly Product[] => {
  const lines = text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '');
  const products: Product[] = [];
  const problems: string[] = [];
  for (const { line, number } of lines) {
    const outcome = parseLine(line);
    if ('product' in outcome) products.push(outcome.product);
    else problems.push(`line ${number}: ${outcome.problem}`);
  }
  if (problems.length > 0) {
    const more = problems.length > SHOWN ? `\n… and ${problems.length - SHOWN} more` : '';
    throw new CommandFailure(`${path} was not imported:\n${problems.slice(0, SHOWN).join('\n')}${more}`);
  }
  if (products.length === 0) throw new CommandFailure(`${path} has no products; the live catalogue stays`);
  return products;
};
