import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type {
  BotExecuteEnv,
  CallEnv,
  HangUpEnv,
  ThemeEnv,
  TokenEnv,
} from '../../lambdas/env/conversation.ts';
import { HandlerFunction, type HandlerSetup } from '../functions/handler-function.ts';
import type { Health } from '../observability/dashboard.ts';
import type { EmbeddingModel } from '../search/embedding-model.ts';
import type { ProductSearch } from '../search/product-search.ts';
import type { AssistantSecrets } from './assistant-secrets.ts';
import { CallTimer } from './call-timer.ts';
import type { DomainTable } from './domain-table.ts';

interface VoiceParts {
  readonly setup: HandlerSetup;
  readonly domains: DomainTable;
  readonly secrets: AssistantSecrets;
  readonly search: ProductSearch;
  readonly embedding: EmbeddingModel;
}

/** The functions of a conversation, each with only the permissions that it needs. */
export class VoiceFunctions extends Construct {
  readonly token: HandlerFunction;
  readonly botExecute: HandlerFunction;
  /** Any page asks for a theme. As a separate function it cannot use up the token function's concurrency. */
  readonly theme: HandlerFunction;
  readonly call: HandlerFunction;
  readonly hangUp: HandlerFunction;
  readonly health: Health;

  constructor(scope: Construct, id: string, props: VoiceParts) {
    super(scope, id);
    const { setup, domains, secrets, search, embedding } = props;
    const { config } = setup;
    const shop = {
      LOG_LEVEL: config.logLevel,
      ...domains.environment,
      EDGE_SECRET_ID: secrets.edge.secretArn,
    };
    const metrics = { SHOP_METRICS: String(config.shopMetrics) };
    const api = {
      ...shop,
      ...metrics,
      SIGNING_SECRET_ID: secrets.signingKeys.secretArn,
      VIEWER_ADDRESS: 'cloudfront',
      CONNECTION: config.connection ?? '',
      // The distribution adds a header with the host that the browser asked for.
      PUBLIC_URL: '',
    };
    const openAi = {
      LOG_LEVEL: config.logLevel,
      OPENAI_SECRET_ID: secrets.openAiKey.ref,
      OPENAI_BASE_URL: config.openAiBaseUrl ?? '',
      TRANSCRIPTION_MODEL: config.transcriptionModel ?? '',
    };
    const opening = {
      ...api,
      ...openAi,
      REALTIME_MODEL: config.realtimeModel,
      REALTIME_VOICE: config.realtimeVoice,
    };
    this.token = new HandlerFunction<typeof TokenEnv>(this, 'Token', {
      setup,
      handler: 'token',
      description: 'Opens a conversation: checks the shop, counts, mints a Realtime client secret',
      environment: { ...opening, MINUTE_PRICES: config.minutePrices ?? '' },
      reservedConcurrency: config.tokenConcurrency,
      provisionedConcurrency: config.tokenProvisioned,
    });
    this.botExecute = new HandlerFunction<typeof BotExecuteEnv>(this, 'BotExecute', {
      setup,
      handler: 'bot-execute',
      description:
        'Does what the voice model called a function for: searches products, asks the merchant’s server',
      environment: { ...api, ...search.environment, ...embedding.environment },
      reservedConcurrency: config.botExecuteConcurrency,
      provisionedConcurrency: config.botExecuteProvisioned,
    });
    this.theme = new HandlerFunction<typeof ThemeEnv>(this, 'Theme', {
      setup,
      handler: 'theme',
      description: 'Tells how a shop’s launcher looks, before anybody has talked',
      environment: shop,
    });
    this.hangUp = new HandlerFunction<typeof HangUpEnv>(this, 'HangUp', {
      setup,
      handler: 'hang-up',
      description: 'Ends a call whose time is over',
      environment: { ...openAi, ...metrics, ...domains.environment },
    });
    const timer = new CallTimer(this, 'CallTimer', { hangUp: this.hangUp });
    this.call = new HandlerFunction<typeof CallEnv>(this, 'Call', {
      setup,
      handler: 'call',
      description: 'Opens a call for a browser that never sees an OpenAI credential',
      environment: { ...opening, ...timer.environment },
      // Longer than the calls of services can take together once OpenAI is asked, and shorter than the API waits.
      timeout: Duration.seconds(29),
      reservedConcurrency: config.callConcurrency,
    });
    timer.grantSchedule(this.call);
    this.health = { alarms: [timer.alarm], graphs: {} };
    this.grant(props);
  }

  get all(): readonly HandlerFunction[] {
    return [this.token, this.botExecute, this.theme, this.call, this.hangUp];
  }

  private grant({ domains, secrets, search, embedding }: VoiceParts): void {
    const { token, botExecute, theme, call, hangUp } = this;
    domains.grant('FindDomain', token, botExecute, theme, call, hangUp);
    secrets.grant('ReadEdgeSecret', token, botExecute, theme, call);
    secrets.grant('ReadSigningKeys', token, botExecute, call);
    domains.grant('CountUse', token, botExecute, call, hangUp);
    secrets.grant('ReadOpenAiKey', token, call, hangUp);
    search.grantQuery(botExecute);
    embedding.grantInvoke(botExecute);
  }
}
