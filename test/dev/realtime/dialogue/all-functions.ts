import { createDialogue } from '../../../../dev/realtime/dialogue/dialogue.ts';
import type { Examples } from '../../../../dev/realtime/dialogue/routing/router.ts';
import type { Item } from '../../../../dev/realtime/protocol/items.ts';
import { FunctionTool } from '../../../../dev/realtime/protocol/session.ts';
import { DomainConfig } from '../../../../lambdas/contract/shop/domain.ts';
import { toolDefinitions } from '../../../../lambdas/core/voice/tools.ts';
import { botFunctions } from '../../../../lambdas/functions/registry.ts';
import { language } from '../../../language.ts';
import { inWords, situation } from './talking.ts';

/** A shop whose own server tells of orders and takes conversations over. */
const webhook = { url: 'https://shop.example.com/storevoice', secret: 's'.repeat(32) };
const domain = DomainConfig.parse({
  hostname: 'shop.example.com',
  shopName: 'Shop',
  webhooks: { orderStatus: webhook, handoff: webhook },
});

/** Everything that a session may be offered, as the model gets it. */
export const allTools: readonly FunctionTool[] = toolDefinitions(domain, botFunctions).map((tool) =>
  FunctionTool.parse(tool),
);

export const allExamples: Examples = Object.fromEntries(
  botFunctions.map(({ name, examples }) => [name, [...examples.ru, ...examples.en]] as const),
);

const dialogue = createDialogue(language, allExamples);

/** What a session with every function does, in one line for each reply. */
export const allReplies = (
  items: readonly Item[],
  tools: readonly FunctionTool[] = allTools,
): readonly string[] => dialogue(situation(items, { tools })).map(inWords);
