import { afterAll, beforeAll } from '@jest/globals';
import { createBedrockTextEmbedder } from '../../../lambdas/adapters/bedrock/text-embedder.ts';
import { describeTextEmbedder } from '../../contracts/catalog/text-embedder.ts';
import { type BedrockStandIn, startBedrockStandIn } from '../../engines/bedrock-stand-in.ts';

const environment = { ...process.env };
let bedrock: BedrockStandIn;
beforeAll(async () => {
  bedrock = await startBedrockStandIn();
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = bedrock.url;
  process.env.AWS_REGION = 'eu-central-1';
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
});
afterAll(async () => {
  process.env = environment;
  await bedrock.close();
});

describeTextEmbedder(
  'Cohere on Bedrock',
  async () => createBedrockTextEmbedder({ model: 'cohere.embed-v4:0', dimension: 1_024 }),
  { knowsMeaning: false },
);
describeTextEmbedder(
  'Titan on Bedrock',
  async () => createBedrockTextEmbedder({ model: 'amazon.titan-embed-text-v2:0', dimension: 1_024 }),
  { knowsMeaning: false },
);
