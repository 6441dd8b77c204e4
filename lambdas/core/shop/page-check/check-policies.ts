import type { WidgetTag } from '../../../ports/shop/shop-page.ts';
import {
  allowsLoading,
  type ContentPolicy,
  decidingDirective,
  ignoresHosts,
  parsePolicies,
  withSource,
} from './content-policy.ts';
import { type Looking, type PageFinding, tagFor } from './looking.ts';

/** Spoken conversations are calls, typed ones go over a socket. */
const OPENAI = [
  new URL('https://api.openai.com/v1/realtime/calls'),
  new URL('wss://api.openai.com/v1/realtime'),
];
const SCRIPTS = ['script-src-elem', 'script-src', 'default-src'];
const CONNECTIONS = ['connect-src', 'default-src'];
const PICTURES = ['img-src', 'default-src'];

const checkScripts = (
  policy: ContentPolicy,
  tag: WidgetTag,
  { at, texts, problem }: Looking,
): PageFinding[] => {
  const url = new URL(tag.src);
  const loading = { directives: SCRIPTS, url, page: at, hasNonce: tag.hasNonce };
  const [name = '', sources = []] = decidingDirective(policy, loading) ?? [];
  if (allowsLoading(policy, loading)) return [];
  return [
    ignoresHosts(sources)
      ? problem(texts.scriptNeedsNonce(name), tagFor(url.origin, ' nonce="RANDOM"'))
      : problem(
          texts.scriptForbidden(url.origin, name),
          `${withSource(name === 'default-src' ? 'script-src' : name, sources, url.origin)};`,
        ),
  ];
};

const checkConnections = (
  policy: ContentPolicy,
  needed: readonly URL[],
  { at, texts, problem }: Looking,
): PageFinding[] => {
  const [name = '', sources = []] = decidingDirective(policy, { directives: CONNECTIONS }) ?? [];
  const missing = needed.filter((url) => !allowsLoading(policy, { directives: CONNECTIONS, url, page: at }));
  if (missing.length === 0) return [];
  const origins = missing.map(({ origin }) => origin);
  return [
    problem(
      texts.connectionForbidden(origins, name),
      `${withSource('connect-src', sources, origins.join(' '))};`,
    ),
  ];
};

const checkPictures = (policy: ContentPolicy, { at, texts, warning }: Looking): PageFinding[] => {
  const [name, sources] = decidingDirective(policy, { directives: PICTURES }) ?? [];
  const loading = { directives: PICTURES, url: new URL('https://pictures.example/1.jpg'), page: at };
  if (name === undefined || sources === undefined || allowsLoading(policy, loading)) return [];
  const line = `${withSource('img-src', sources, 'https://YOUR-PICTURES')};`;
  return [warning(texts.picturesLimited([name, ...sources].join(' ')), line)];
};

const checkSandbox = (policy: ContentPolicy, { texts, problem }: Looking): PageFinding[] => {
  const allowed = policy.get('sandbox');
  if (allowed === undefined || allowed.includes('allow-scripts')) return [];
  return [
    problem(texts.sandboxed, `${['sandbox', ...allowed, 'allow-scripts', 'allow-same-origin'].join(' ')};`),
  ];
};

/** Looks whether every Content-Security-Policy lets the assistant in. */
export const checkPolicies = (tag: WidgetTag, isBrokered: boolean, looking: Looking): PageFinding[] => {
  const { page, at, texts, fine } = looking;
  const policies = page.policies.flatMap(parsePolicies);
  if (policies.length === 0) return [fine(texts.noPolicy)];
  const script = new URL(tag.src);
  const callsOpenAi = !isBrokered && script.hostname !== at.hostname;
  const findings = policies.flatMap((policy) => [
    ...checkSandbox(policy, looking),
    ...checkScripts(policy, tag, looking),
    ...checkConnections(policy, callsOpenAi ? [script, ...OPENAI] : [script], looking),
    ...checkPictures(policy, looking),
  ]);
  return findings.some(({ level }) => level === 'problem')
    ? findings
    : [fine(texts.policyAllows), ...findings];
};
