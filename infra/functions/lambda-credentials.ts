import { fromEnv } from '@aws-sdk/credential-provider-env';

/** Takes the place of the SDK's chain of providers in bundles: Lambda gives credentials by the environment alone. */
export const defaultProvider = fromEnv;
