import {
  BedrockClient,
  GetFoundationModelAvailabilityCommand,
  type GetFoundationModelAvailabilityResponse,
  GetInferenceProfileCommand,
} from '@aws-sdk/client-bedrock';
import {
  type Check,
  type CheckResult,
  clientConfig,
  type Deployment,
  isInvalid,
  isMissing,
} from '../check.ts';

const OTHER_MODEL =
  'choose another storevoice:embeddingProfile or storevoice:embeddingModel, or another region';

const accessTo = (modelId: string, answer: GetFoundationModelAvailabilityResponse): CheckResult => {
  const { agreementAvailability, authorizationStatus, entitlementAvailability } = answer;
  const isAllowed = authorizationStatus === 'AUTHORIZED' && entitlementAvailability === 'AVAILABLE';
  if (isAllowed && agreementAvailability?.status === 'AVAILABLE')
    return { level: 'ok', text: `the account has access to ${modelId}` };
  return {
    level: 'warning',
    text: `the account has no access to ${modelId} yet; until then no feed is published`,
    remedy: 'docs/deploy.md, "Enable the embedding model"',
  };
};

/** The model itself where it is called directly, otherwise the profile that passes requests on. */
const placeOf = async (
  client: BedrockClient,
  { access, config: { embeddingProfile, embeddingModel } }: Deployment,
  { regionAvailability }: GetFoundationModelAvailabilityResponse,
): Promise<CheckResult> => {
  const { region } = access;
  if (embeddingProfile === 'none') {
    return regionAvailability === 'AVAILABLE'
      ? { level: 'ok', text: `${embeddingModel} answers in ${region}` }
      : { level: 'failure', text: `${embeddingModel} does not answer in ${region}`, remedy: OTHER_MODEL };
  }
  const missing: CheckResult = {
    level: 'failure',
    text: `${region} has no inference profile ${embeddingProfile}`,
    remedy: OTHER_MODEL,
  };
  try {
    const inferenceProfileIdentifier = embeddingProfile;
    const { status } = await client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
    return status === 'ACTIVE' ? { level: 'ok', text: `${embeddingProfile} answers in ${region}` } : missing;
  } catch (error) {
    if (isMissing(error) || isInvalid(error)) return missing;
    throw error;
  }
};

export const bedrockCheck = (deployment: Deployment): Check => ({
  about: 'Embedding model',
  needs: ['bedrock:GetFoundationModelAvailability', 'bedrock:GetInferenceProfile'],
  look: async () => {
    const { access, config } = deployment;
    const client = new BedrockClient(clientConfig(access));
    const modelId = config.embeddingModel;
    const answer = await client.send(new GetFoundationModelAvailabilityCommand({ modelId }));
    return [await placeOf(client, deployment, answer), accessTo(modelId, answer)];
  },
});
