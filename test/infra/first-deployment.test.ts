import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from './synthesize.ts';

const { template, resources, ofType } = synthesize();

const namesOf = (region: string): readonly unknown[] => {
  const { ofType } = synthesize({ firewall: false }, { account: '111122223333', region });
  return [
    ...ofType('AWS::CloudFront::ResponseHeadersPolicy').map(([, { Properties }]) =>
      JSON.stringify(Properties.ResponseHeadersPolicyConfig),
    ),
    ...ofType('AWS::CloudFront::OriginAccessControl').map(([, { Properties }]) => JSON.stringify(Properties)),
    ...ofType('AWS::CloudFront::Function').map(([, { Properties }]) => Properties.Name),
  ];
};

describe('a first deployment into an empty account', () => {
  it('has one of every single resource', () => {
    for (const [type, count] of Object.entries({
      'AWS::ApiGatewayV2::Api': 1,
      'AWS::ApiGatewayV2::Stage': 1,
      'AWS::CloudFront::Distribution': 1,
      'AWS::CloudFront::OriginAccessControl': 1,
      'AWS::CloudFront::ResponseHeadersPolicy': 2,
      'AWS::CloudWatch::Dashboard': 1,
      'AWS::CodeDeploy::Application': 1,
      'AWS::DynamoDB::GlobalTable': 2,
      'AWS::OpenSearchService::Domain': 1,
      'AWS::SNS::Topic': 2,
      'AWS::SecretsManager::RotationSchedule': 1,
      'AWS::SecretsManager::Secret': 3,
      'AWS::WAFv2::WebACL': 1,
    })) {
      expect({ type, count: ofType(type).length }).toEqual({ type, count });
    }
  });

  it('makes the search domain only when it may write its logs, and the table’s half minute after', () => {
    const [[policy] = ['']] = ofType('AWS::Logs::ResourcePolicy');
    const [[table] = ['']] = ofType('AWS::DynamoDB::GlobalTable');
    const [[, domain] = ['', undefined]] = ofType('AWS::OpenSearchService::Domain');
    expect(domain?.DependsOn).toEqual(expect.arrayContaining([policy, table]));
    expect(resources[policy]?.Properties.PolicyDocument).toEqual(expect.anything());
  });

  it('lets only CloudWatch publish alarms to the topic', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
    const allowed = ofType('AWS::SNS::TopicPolicy').flatMap(
      ([, { Properties }]) => JSON.stringify(Properties).match(/"Effect":"Allow"/g) ?? [],
    );
    expect(allowed).toHaveLength(1);
  });

  it('rotates the signing keys only when the function may run and be invoked', () => {
    const [[, schedule] = ['', undefined]] = ofType('AWS::SecretsManager::RotationSchedule');
    expect(schedule?.DependsOn).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^KeyRotationRotateRoleRotateSigningKeys/),
        expect.stringMatching(/^KeyRotationRotateLiveSecretsManager/),
      ]),
    );
  });

  it('takes no name that the same stage in another region of the account has', () => {
    const [here, there] = [namesOf('eu-central-1'), namesOf('us-west-2')];
    expect(here.length).toBeGreaterThan(3);
    expect(here.filter((name) => there.includes(name))).toEqual([]);
  });

  it('sets no concurrency aside, of which new accounts have ten', () => {
    for (const [, { Properties }] of ofType('AWS::Lambda::Function')) {
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    }
  });
});
