import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import * as z from 'zod';

const clients = [new DynamoDBClient({}), new SecretsManagerClient({})];
const calls = [
  GetItemCommand,
  UpdateItemCommand,
  GetSecretValueCommand,
  marshall,
  unmarshall,
  SignJWT,
  jwtVerify,
];
const logger = new Logger();
const Body = z.strictObject({ hostname: z.string() });

/** What the token route is made of, without a line of ours: the least that its import can take on a machine. */
export const handler = middy(async (event: unknown) => {
  logger.info('bare', { body: Body.parse(event), parts: clients.length + calls.length });
});
