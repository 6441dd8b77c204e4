import { describeWhere } from '../describe-where.ts';

export type Engine =
  | { readonly kind: 'ready'; readonly url: string }
  /** Nothing on this machine can run it. */
  | { readonly kind: 'missing'; readonly why: string };

/** Tests against a real engine, whose address the suite is given. */
export const describeOnEngine = (name: string, engine: Engine, suite: (url: string) => void): void =>
  describeWhere(name, engine.kind === 'ready' ? { kind: 'there', value: engine.url } : engine, suite);
