import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DeployConfig } from './config.ts';
import type { HandlerFunction, Permission } from './handler-function.ts';

/** Cohere Embed v4 answers through inference profiles alone; this one routes from any region. */
const DEFAULT_PROFILES: Readonly<Record<DeployConfig['embeddingModel'], string>> = {
  'cohere.embed-v4:0': 'global.cohere.embed-v4:0',
  'amazon.titan-embed-text-v2:0': 'none',
};

/** The Bedrock model that turns texts into vectors. */
export class EmbeddingModel extends Construct {
  readonly environment: Readonly<
    Record<'EMBEDDING_MODEL' | 'EMBEDDING_DIMENSION' | 'EMBEDDING_PROFILE', string>
  >;
  private readonly model: string;
  private readonly profile: string;

  constructor(scope: Construct, id: string, config: DeployConfig) {
    super(scope, id);
    this.model = config.embeddingModel;
    const profile = config.embeddingProfile ?? DEFAULT_PROFILES[config.embeddingModel];
    this.profile = profile === 'none' ? '' : profile;
    this.environment = {
      EMBEDDING_MODEL: this.model,
      EMBEDDING_DIMENSION: String(config.embeddingDimension),
      EMBEDDING_PROFILE: this.profile,
    };
  }

  grantInvoke(handler: HandlerFunction): void {
    handler.allow('EmbedText', { actions: ['bedrock:InvokeModel'], ...this.resources() });
  }

  /** A profile needs its own permission and that of the model wherever it may send the request. */
  private resources(): Omit<Permission, 'actions'> {
    const { partition, region, account } = Stack.of(this);
    const modelIn = (place: string) => `arn:${partition}:bedrock:${place}::foundation-model/${this.model}`;
    if (this.profile === '') return { resources: [modelIn(region)] };
    const profile = `arn:${partition}:bedrock:${region}:${account}:inference-profile/${this.profile}`;
    // A global profile is authorized against an ARN without a region beside the one of the caller.
    if (this.profile.startsWith('global.')) return { resources: [profile, modelIn(region), modelIn('')] };
    return {
      resources: [profile, modelIn('*')],
      whyWildcard:
        'An inference profile sends a request to any region of its geography, and AWS adds regions; one model is named.',
    };
  }
}
