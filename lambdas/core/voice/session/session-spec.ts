import type { ConversationMode } from '../../../contract/shop/budget.ts';
import type { DomainConfig } from '../../../contract/shop/domain.ts';
import type { RealtimeSessionSpec } from '../../../ports/voice/realtime-sessions.ts';
import { instructionsOf } from '../../phrases/voice.ts';
import type { BotFunction } from '../bot-function.ts';
import { toolDefinitions } from '../tools.ts';

/** The deployment's defaults for domains without their own choice. */
export interface VoiceDefaults {
  readonly model: string;
  readonly voice: string;
}

interface SpecParts {
  readonly functions: readonly BotFunction[];
  readonly defaults: VoiceDefaults;
}

/** The settings of a domain's conversations, the same for direct and brokered calls. */
export const sessionSpec = (
  domain: DomainConfig,
  { shopper, mode }: { readonly shopper: string; readonly mode: ConversationMode },
  { functions, defaults }: SpecParts,
): RealtimeSessionSpec => ({
  mode,
  model: domain.model ?? defaults.model,
  voice: domain.voice ?? defaults.voice,
  instructions: instructionsOf(domain),
  tools: toolDefinitions(domain, functions),
  settings: domain.realtime,
  locale: domain.locale,
  keywords: [domain.shopName],
  safetyIdentifier: shopper,
});
