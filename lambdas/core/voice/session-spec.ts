import type { DomainConfig } from '../../contract/domain.ts';
import type { RealtimeSessionSpec } from '../../ports/realtime-sessions.ts';
import { instructionsOf } from '../phrases/voice.ts';
import type { BotFunction } from './bot-function.ts';
import { enabledFunctions, toolDefinition } from './tools.ts';

/** What a deployment uses where a domain leaves the choice open. */
export interface VoiceDefaults {
  readonly model: string;
  readonly voice: string;
}

interface SpecParts {
  readonly functions: readonly BotFunction[];
  readonly defaults: VoiceDefaults;
}

/** The conversation a domain's shopper gets, the same whether the browser or we open the call. */
export const sessionSpec = (
  domain: DomainConfig,
  shopper: string,
  { functions, defaults }: SpecParts,
): RealtimeSessionSpec => ({
  model: domain.model ?? defaults.model,
  voice: domain.voice ?? defaults.voice,
  instructions: instructionsOf(domain),
  tools: enabledFunctions(domain, functions).map((each) => toolDefinition(each, domain)),
  locale: domain.locale,
  keywords: [domain.shopName],
  safetyIdentifier: shopper,
});
