import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { EDGE_HEADER, paths, widgetScriptPath } from '../../../lambdas/contract/paths.ts';
import { synthesize } from '../synthesize.ts';

/** CloudFront's own policies, by the ids of its documentation. */
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const Behaviours = z.object({
  CacheBehaviors: z.array(z.looseObject({ AllowedMethods: z.array(z.string()), TargetOriginId: z.string() })),
  Origins: z.array(z.looseObject({ Id: z.string() })),
});

const script = widgetScriptPath.slice(1);
const { template, ofType } = synthesize();

describe('the widget’s files', () => {
  it('are cached for ever where their name is their content, and for minutes where it is not', () => {
    const deployments = ofType('Custom::CDKBucketDeployment').map(([, { Properties }]) => Properties);
    expect(deployments).toEqual([
      expect.objectContaining({
        Exclude: [script],
        Prune: false,
        SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
      }),
      expect.objectContaining({
        Exclude: ['*'],
        Include: [script],
        Prune: false,
        SystemMetadata: { 'cache-control': 'public, max-age=300, stale-while-revalidate=86400' },
      }),
    ]);
  });

  it('reach the bucket before the script that names them', () => {
    const [[hashed] = [''], [, loader] = ['', undefined]] = ofType('Custom::CDKBucketDeployment');
    expect(loader?.DependsOn).toContain(hashed);
  });

  it('are compressed, by brotli too, and loadable by any page', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        // This policy asks the origin's cache for both encodings; `Compress` makes them.
        DefaultCacheBehavior: {
          CachePolicyId: CACHING_OPTIMIZED,
          Compress: true,
          ViewerProtocolPolicy: 'redirect-to-https',
        },
      },
    });
    template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        CorsConfig: { AccessControlAllowOrigins: { Items: ['*'] }, AccessControlAllowCredentials: false },
        SecurityHeadersConfig: Match.objectLike({ ContentTypeOptions: { Override: true } }),
      },
    });
  });

  it('are read from their bucket by the distribution alone, with signed requests', () => {
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
  });
});

describe('the API behind the distribution', () => {
  it('caches a shop’s look by its hostname alone, forwards nothing else, and matches its path first', () => {
    const [[policyId, policy] = ['', undefined]] = ofType('AWS::CloudFront::CachePolicy');
    expect(policy?.Properties.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 86_400,
      ParametersInCacheKeyAndForwardedToOrigin: {
        QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['hostname'] },
        HeadersConfig: { HeaderBehavior: 'none' },
        CookiesConfig: { CookieBehavior: 'none' },
      },
    });
    const [[, distribution] = ['', undefined]] = ofType('AWS::CloudFront::Distribution');
    const { CacheBehaviors, Origins } = Behaviours.parse(distribution?.Properties.DistributionConfig);
    expect(CacheBehaviors).toEqual([
      expect.objectContaining({ PathPattern: paths.theme.path, CachePolicyId: { Ref: policyId } }),
      expect.objectContaining({ PathPattern: '/api/*' }),
    ]);
    const [theme, rest] = CacheBehaviors;
    // An Origin that reached the function could be repeated in an answer that is kept for every page.
    expect(theme).not.toHaveProperty('OriginRequestPolicyId');
    expect(theme?.AllowedMethods).not.toContain('POST');
    expect(theme?.TargetOriginId).toBe(rest?.TargetOriginId);
    const api = Origins.find(({ Id }) => Id === theme?.TargetOriginId);
    expect(JSON.stringify(api?.OriginCustomHeaders)).toContain(EDGE_HEADER);
  });

  it('is otherwise never cached, and gets all that a browser sent except the Host, by which API Gateway finds it', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: Match.arrayWith([
          Match.objectLike({
            PathPattern: '/api/*',
            CachePolicyId: CACHING_DISABLED,
            OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
            AllowedMethods: Match.arrayWith(['OPTIONS', 'POST']),
          }),
        ]),
      },
    });
  });
});

describe('a custom address', () => {
  it('tells where its DNS record points', () => {
    const { outputs } = synthesize({
      domainName: 'voice.example.com',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/x',
    });
    expect(outputs.PointDnsAt).toEqual({ 'Fn::GetAtt': [expect.any(String), 'DomainName'] });
  });
});
