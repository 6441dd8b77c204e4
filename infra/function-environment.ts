import type * as z from 'zod';
import type { BotExecuteEnv } from '../lambdas/env/bot-execute.ts';
import type { CallEnv, HangUpEnv, ThemeEnv, TokenEnv } from '../lambdas/env/conversation.ts';
import type { AssistantSecrets } from './assistant-secrets.ts';
import type { CallTimer } from './call-timer.ts';
import type { DeployConfig } from './config.ts';
import type { DomainTable } from './domain-table.ts';
import type { EmbeddingModel } from './embedding-model.ts';
import type { ProductSearch } from './product-search.ts';

/** Set by Lambda itself, and refused in a template. */
type Reserved = 'AWS_REGION';

/**
 * Every variable a function reads, optional ones included, so that one forgotten here fails to compile. An
 * optional one that a deployment has no value for is given as an empty text and left out of the template.
 */
export type EnvironmentOf<Schema extends z.ZodType> = Readonly<
  Record<Exclude<keyof z.input<Schema>, Reserved>, string>
>;

/** What the functions of a conversation work with. */
export interface VoiceParts {
  readonly config: DeployConfig;
  readonly domains: DomainTable;
  readonly secrets: AssistantSecrets;
  readonly search: ProductSearch;
  readonly embedding: EmbeddingModel;
}

export const themeEnvironment = ({
  config,
  domains,
  secrets,
}: VoiceParts): EnvironmentOf<typeof ThemeEnv> => ({
  ...domains.environment,
  LOG_LEVEL: config.logLevel,
  EDGE_SECRET_ID: secrets.edge.secretArn,
});

const apiEnvironment = (parts: VoiceParts) => ({
  ...themeEnvironment(parts),
  SIGNING_SECRET_ID: parts.secrets.signingKeys.secretArn,
  VIEWER_ADDRESS: 'cloudfront',
  // The distribution tells the host that the browser asked for.
  PUBLIC_URL: '',
});

export const hangUpEnvironment = ({ config, secrets }: VoiceParts): EnvironmentOf<typeof HangUpEnv> => ({
  LOG_LEVEL: config.logLevel,
  OPENAI_SECRET_ID: secrets.openAiKey.ref,
  OPENAI_BASE_URL: config.openAiBaseUrl ?? '',
  TRANSCRIPTION_MODEL: config.transcriptionModel ?? '',
});

export const tokenEnvironment = (parts: VoiceParts): EnvironmentOf<typeof TokenEnv> => ({
  ...apiEnvironment(parts),
  ...hangUpEnvironment(parts),
  REALTIME_MODEL: parts.config.realtimeModel,
  REALTIME_VOICE: parts.config.realtimeVoice,
});

export const callEnvironment = (parts: VoiceParts, timer: CallTimer): EnvironmentOf<typeof CallEnv> => ({
  ...tokenEnvironment(parts),
  ...timer.environment,
});

export const botExecuteEnvironment = (parts: VoiceParts): EnvironmentOf<typeof BotExecuteEnv> => ({
  ...apiEnvironment(parts),
  ...parts.search.environment,
  ...parts.embedding.environment,
});
