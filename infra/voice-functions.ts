import { Construct } from 'constructs';
import type { AssistantSecrets } from './assistant-secrets.ts';
import { CallTimer } from './call-timer.ts';
import type { DeployConfig } from './config.ts';
import type { DomainTable } from './domain-table.ts';
import type { EmbeddingModel } from './embedding-model.ts';
import type {
  BotExecuteEnvironment,
  CallEnvironment,
  HangUpEnvironment,
  TokenEnvironment,
} from './function-environment.ts';
import { HandlerFunction } from './handler-function.ts';
import type { ProductSearch } from './product-search.ts';
import type { Rollout } from './rollout.ts';

export interface VoiceFunctionsProps {
  readonly config: DeployConfig;
  readonly rollout: Rollout;
  readonly domains: DomainTable;
  readonly secrets: AssistantSecrets;
  readonly search: ProductSearch;
  readonly embedding: EmbeddingModel;
}

/** The functions of a conversation, each with the permissions of its work and no other. */
export class VoiceFunctions extends Construct {
  readonly token: HandlerFunction;
  readonly botExecute: HandlerFunction;
  readonly call: HandlerFunction;
  readonly hangUp: HandlerFunction;
  private readonly props: VoiceFunctionsProps;

  constructor(scope: Construct, id: string, props: VoiceFunctionsProps) {
    super(scope, id);
    this.props = props;
    this.token = this.createToken();
    this.botExecute = this.createBotExecute();
    this.hangUp = this.createHangUp();
    this.call = this.createCall(new CallTimer(this, 'CallTimer', { hangUp: this.hangUp }));
  }

  /** All of them, for whoever watches. */
  get all(): readonly HandlerFunction[] {
    return [this.token, this.botExecute, this.call, this.hangUp];
  }

  private createToken(): HandlerFunction {
    const { domains, secrets, config, rollout } = this.props;
    const token = new HandlerFunction(this, 'Token', {
      handler: 'token',
      description: 'Opens a conversation: checks the shop, counts, mints a Realtime client secret',
      environment: this.tokenEnvironment(),
      reservedConcurrency: config.tokenConcurrency,
      config,
      rollout,
    });
    this.grantApi(token);
    domains.grantCount(token);
    secrets.grantOpenAiKey(token);
    return token;
  }

  private createBotExecute(): HandlerFunction {
    const { search, embedding, config, rollout } = this.props;
    const environment: BotExecuteEnvironment = {
      ...this.apiEnvironment(),
      ...search.environment,
      ...embedding.environment,
    };
    const botExecute = new HandlerFunction(this, 'BotExecute', {
      handler: 'bot-execute',
      description: 'Does what the voice model called a function for: searches products, tells about one',
      environment,
      reservedConcurrency: config.botExecuteConcurrency,
      config,
      rollout,
    });
    this.grantApi(botExecute);
    search.grantQuery(botExecute);
    embedding.grantInvoke(botExecute);
    return botExecute;
  }

  private createCall(timer: CallTimer): HandlerFunction {
    const { domains, secrets, config, rollout } = this.props;
    const environment: CallEnvironment = { ...this.tokenEnvironment(), ...timer.environment };
    const call = new HandlerFunction(this, 'Call', {
      handler: 'call',
      description: 'Opens a call for a browser that never sees an OpenAI credential',
      environment,
      reservedConcurrency: config.callConcurrency,
      config,
      rollout,
    });
    this.grantApi(call);
    domains.grantCount(call);
    secrets.grantOpenAiKey(call);
    timer.grantSchedule(call);
    return call;
  }

  private createHangUp(): HandlerFunction {
    const { secrets, config, rollout } = this.props;
    const hangUp = new HandlerFunction(this, 'HangUp', {
      handler: 'hang-up',
      description: 'Ends a call whose time is over',
      environment: this.openAiEnvironment(),
      config,
      rollout,
    });
    secrets.grantOpenAiKey(hangUp);
    return hangUp;
  }

  private grantApi(handler: HandlerFunction): void {
    const { domains, secrets } = this.props;
    domains.grantFind(handler);
    secrets.grantSigningKeys(handler);
    secrets.grantEdge(handler);
  }

  private apiEnvironment() {
    const { config, domains, secrets } = this.props;
    return {
      ...domains.environment,
      LOG_LEVEL: config.logLevel,
      SIGNING_SECRET_ID: secrets.signingKeys.secretArn,
      EDGE_SECRET_ID: secrets.edge.secretArn,
      VIEWER_ADDRESS: 'cloudfront',
      // The distribution tells the host that the browser asked for.
      PUBLIC_URL: '',
    };
  }

  private openAiEnvironment(): HangUpEnvironment {
    const { config, secrets } = this.props;
    return {
      LOG_LEVEL: config.logLevel,
      OPENAI_SECRET_ID: secrets.openAiKey.ref,
      OPENAI_BASE_URL: config.openAiBaseUrl ?? '',
      TRANSCRIPTION_MODEL: config.transcriptionModel ?? '',
    };
  }

  private tokenEnvironment(): TokenEnvironment {
    const { realtimeModel, realtimeVoice } = this.props.config;
    return {
      ...this.apiEnvironment(),
      ...this.openAiEnvironment(),
      REALTIME_MODEL: realtimeModel,
      REALTIME_VOICE: realtimeVoice,
    };
  }
}
