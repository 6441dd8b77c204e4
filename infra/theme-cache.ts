import { Duration } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { edgeName } from './edge-name.ts';

/** How long the edge keeps a shop's look: as long as the answer says, at most a day, a refusal not at all. */
export const themeCache = (scope: Construct): CachePolicy =>
  new CachePolicy(scope, 'ThemeCache', {
    cachePolicyName: edgeName(scope, 'theme'),
    comment: 'Storevoice theme: one answer a shop',
    queryStringBehavior: CacheQueryStringBehavior.allowList('hostname'),
    headerBehavior: CacheHeaderBehavior.none(),
    cookieBehavior: CacheCookieBehavior.none(),
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(1),
  });
