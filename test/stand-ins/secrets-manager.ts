import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type GivenAnswer, type StandInServer, serveJson } from './http-server.ts';

interface Version {
  value: string | undefined;
  stages: string[];
}

const Request = z.object({
  SecretId: z.string(),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
  ClientRequestToken: z.string().optional(),
  SecretString: z.string().optional(),
  VersionStages: z.array(z.string()).default(['AWSCURRENT']),
  MoveToVersionId: z.string().optional(),
  RemoveFromVersionId: z.string().optional(),
});
type Request = z.infer<typeof Request>;

export interface SecretsManagerStandIn extends StandInServer {
  /** Stores a value as the current one, as `aws secretsmanager put-secret-value` does. */
  put(secretId: string, value: string): void;
  /** Names a version without a value, as Secrets Manager does before it calls a rotation function. */
  openPending(secretId: string): string;
  current(secretId: string): string | undefined;
  /** Fails every call from now on, until called with false. */
  breakDown(broken: boolean): void;
}

const notFound: GivenAnswer = {
  status: 400,
  body: { __type: 'ResourceNotFoundException', message: "Secrets Manager can't find the specified secret." },
};

/** The part of Secrets Manager's protocol that this project speaks, versions and stages included. */
export const startSecretsManager = async (): Promise<SecretsManagerStandIn> => {
  const secrets = new Map<string, Map<string, Version>>();
  let broken = false;

  const versionsOf = (secretId: string): Map<string, Version> => {
    const versions = secrets.get(secretId) ?? new Map<string, Version>();
    secrets.set(secretId, versions);
    return versions;
  };

  const withStage = (secretId: string, stage: string): Version | undefined =>
    [...versionsOf(secretId).values()].find(({ stages }) => stages.includes(stage));

  const moveStage = (secretId: string, stage: string, to: string): void => {
    for (const version of versionsOf(secretId).values()) {
      if (!version.stages.includes(stage)) continue;
      version.stages = version.stages.filter((each) => each !== stage);
      if (stage === 'AWSCURRENT') version.stages.push('AWSPREVIOUS');
    }
    versionsOf(secretId).get(to)?.stages.push(stage);
  };

  const put = ({ SecretId, ClientRequestToken = randomUUID(), SecretString, VersionStages }: Request) => {
    const versions = versionsOf(SecretId);
    versions.set(ClientRequestToken, { value: SecretString, stages: [] });
    for (const stage of VersionStages) moveStage(SecretId, stage, ClientRequestToken);
    return { status: 200, body: { VersionId: ClientRequestToken } };
  };

  const operations: Record<string, (request: Request) => GivenAnswer> = {
    GetSecretValue: ({ SecretId, VersionId, VersionStage = 'AWSCURRENT' }) => {
      const found =
        VersionId === undefined ? withStage(SecretId, VersionStage) : versionsOf(SecretId).get(VersionId);
      return found?.value === undefined ? notFound : { status: 200, body: { SecretString: found.value } };
    },
    PutSecretValue: put,
    DescribeSecret: ({ SecretId }) => ({
      status: 200,
      body: {
        VersionIdsToStages: Object.fromEntries(
          [...versionsOf(SecretId)].map(([id, { stages }]) => [id, stages]),
        ),
      },
    }),
    UpdateSecretVersionStage: ({ SecretId, VersionStages, MoveToVersionId = '', RemoveFromVersionId }) => {
      if (
        versionsOf(SecretId)
          .get(RemoveFromVersionId ?? '')
          ?.stages.includes('AWSCURRENT') !== true
      ) {
        return { status: 400, body: { __type: 'InvalidParameterException' } };
      }
      moveStage(SecretId, VersionStages[0] ?? 'AWSCURRENT', MoveToVersionId);
      return { status: 200, body: {} };
    },
  };

  const server = await serveJson(({ headers, body }) => {
    if (broken) return { status: 500, body: { __type: 'InternalServiceError' } };
    const operation = operations[String(headers['x-amz-target']).replace('secretsmanager.', '')];
    return (
      operation?.(Request.parse(JSON.parse(body))) ?? { status: 400, body: { __type: 'UnknownOperation' } }
    );
  });
  return {
    ...server,
    put: (SecretId, SecretString) => {
      put(Request.parse({ SecretId, SecretString }));
    },
    openPending: (secretId) => {
      const version = randomUUID();
      versionsOf(secretId).set(version, { value: undefined, stages: ['AWSPENDING'] });
      return version;
    },
    current: (secretId) => withStage(secretId, 'AWSCURRENT')?.value,
    breakDown: (on) => {
      broken = on;
    },
  };
};
