import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DeployConfig } from '../config/config.ts';
import type { HandlerFunction, Permission } from '../functions/handler-function.ts';

export class EmbeddingModel extends Construct {
  readonly environment: Readonly<
    Record<'EMBEDDING_MODEL' | 'EMBEDDING_DIMENSION' | 'EMBEDDING_PROFILE', string>
  >;
  private readonly model: string;
  private readonly profile: string;

  constructor(scope: Construct, id: string, config: DeployConfig) {
    super(scope, id);
    this.model = config.embeddingModel;
    this.profile = config.embeddingProfile === 'none' ? '' : config.embeddingProfile;
    this.environment = {
      EMBEDDING_MODEL: this.model,
      EMBEDDING_DIMENSION: String(config.embeddingDimension),
      EMBEDDING_PROFILE: this.profile,
    };
  }

  grantInvoke(handler: HandlerFunction): void {
    handler.allow('EmbedText', { actions: ['bedrock:InvokeModel'], ...this.resources() });
  }

  /** A profile needs its own permission, and the model's in every region to which it may send a request. */
  private resources(): Omit<Permission, 'actions'> {
    const { partition, region, account } = Stack.of(this);
    const modelIn = (place: string) => `arn:${partition}:bedrock:${place}::foundation-model/${this.model}`;
    if (this.profile === '') return { resources: [modelIn(region)] };
    const profile = `arn:${partition}:bedrock:${region}:${account}:inference-profile/${this.profile}`;
    // AWS checks a global profile against the ARN without a region and the ARN in the caller's region.
    if (this.profile.startsWith('global.')) return { resources: [profile, modelIn(region), modelIn('')] };
    return {
      resources: [profile, modelIn('*')],
      whyWildcard:
        'An inference profile sends a request to any region of its geography, and AWS adds regions; one model is named.',
    };
  }
}
