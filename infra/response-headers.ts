import { Duration } from 'aws-cdk-lib';
import { ResponseHeadersPolicy, type ResponseSecurityHeadersBehavior } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { edgeName } from './edge-name.ts';

const PREFLIGHT_HOURS = 24;

const security: ResponseSecurityHeadersBehavior = {
  contentTypeOptions: { override: true },
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(365),
    includeSubdomains: false,
    override: true,
  },
};

/** The widget's files may be loaded by any shop's page, as modules too, which browsers fetch with CORS. */
export const widgetHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'WidgetHeaders', {
    responseHeadersPolicyName: edgeName(scope, 'widget'),
    comment: 'Storevoice widget: loadable by any page',
    corsBehavior: {
      accessControlAllowCredentials: false,
      accessControlAllowHeaders: ['*'],
      accessControlAllowMethods: ['GET', 'HEAD', 'OPTIONS'],
      accessControlAllowOrigins: ['*'],
      accessControlMaxAge: Duration.hours(PREFLIGHT_HOURS),
      originOverride: true,
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'Cross-Origin-Resource-Policy', value: 'cross-origin', override: true },
        { header: 'Timing-Allow-Origin', value: '*', override: true },
      ],
    },
    securityHeadersBehavior: security,
  });

/** The API answers CORS itself, shop by shop; only what holds for every answer is added here. */
export const apiHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'ApiHeaders', {
    responseHeadersPolicyName: edgeName(scope, 'api'),
    comment: 'Storevoice API',
    securityHeadersBehavior: security,
  });
