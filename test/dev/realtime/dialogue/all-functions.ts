import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { createDialogue } from '../../../../dev/realtime/dialogue/dialogue.ts';
import type { Examples } from '../../../../dev/realtime/dialogue/routing/router.ts';
import type { Item } from '../../../../dev/realtime/protocol/items.ts';
import { FunctionTool } from '../../../../dev/realtime/protocol/session-config.ts';
import { DomainConfig } from '../../../../lambdas/contract/shop/domain.ts';
import { toolDefinitions } from '../../../../lambdas/core/voice/tools.ts';
import { botFunctions } from '../../../../lambdas/functions/registry.ts';
import { language } from '../../../language.ts';
import { inWords, situation } from './talking.ts';

const Drafts = z.array(
  z.object({
    name: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    examples: z.record(z.string(), z.array(z.string())),
  }),
);

/** What the functions that the registry lacks will be like. */
const drafts = Drafts.parse(
  JSON.parse(readFileSync(new URL('functions-to-come.json', import.meta.url), 'utf8')),
);

const FEW = 15;
const isWhole = (name: string): boolean =>
  botFunctions.some((each) => each.name === name && each.examples.ru.length >= FEW);

const domain = DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop' });

/** Everything that a session may be offered, as the model gets it. */
export const allTools: readonly FunctionTool[] = [
  ...toolDefinitions(domain, botFunctions).filter(({ name }) => isWhole(name) || name === 'wait_for_user'),
  ...drafts
    .filter(({ name }) => !isWhole(name))
    .map(({ name, parameters }) => ({ type: 'function', name, description: '', parameters })),
].map((tool) => FunctionTool.parse(tool));

export const allExamples: Examples = Object.fromEntries([
  ...drafts.map(({ name, examples }) => [name, Object.values(examples).flat()] as const),
  ...botFunctions
    .filter(({ name }) => isWhole(name))
    .map(({ name, examples }) => [name, [...examples.ru, ...examples.en]] as const),
]);

const dialogue = createDialogue({ language, examples: allExamples });

/** What a session with every function does, in one line for each reply. */
export const allReplies = (
  items: readonly Item[],
  tools: readonly FunctionTool[] = allTools,
): readonly string[] => dialogue(situation(items, { tools })).map(inWords);
