import { Duration, Stack } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Function as EdgeFunction,
  FunctionCode,
  FunctionRuntime,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { VIEWER_ADDRESS_HEADER, VIEWER_HOST_HEADER } from '../../lambdas/contract/paths.ts';

/** A name that is unique in an account: it has the region, so that a stage can be deployed into several regions. */
export const edgeName = (scope: Construct, purpose: string): string => {
  const { stackName, region } = Stack.of(scope);
  return `${stackName}-${region}-${purpose}`;
};

/** Always overwrites the headers, so that a client cannot invent a host or an address. */
const viewerCode = `function handler(event) {
  var request = event.request;
  request.headers['${VIEWER_HOST_HEADER}'] = { value: request.headers.host.value };
  request.headers['${VIEWER_ADDRESS_HEADER}'] = { value: event.viewer.ip };
  return request;
}`;

/** Runs at the edge, before CloudFront replaces the viewer's Host by the API's. */
export const createViewerHost = (scope: Construct): EdgeFunction =>
  new EdgeFunction(scope, 'ViewerHost', {
    code: FunctionCode.fromInline(viewerCode),
    runtime: FunctionRuntime.JS_2_0,
    comment: 'Tells the Storevoice API which host the browser asked for, from which address',
  });

/** The edge caches a shop's theme as long as the answer says, at most a day. It does not cache refusals. */
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

const security: ResponseSecurityHeadersBehavior = {
  contentTypeOptions: { override: true },
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(365),
    includeSubdomains: false,
    override: true,
  },
};

/** Any shop's page may load the widget's files, also as modules, which browsers fetch with CORS. */
export const widgetHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'WidgetHeaders', {
    responseHeadersPolicyName: edgeName(scope, 'widget'),
    comment: 'Storevoice widget: loadable by any page',
    corsBehavior: {
      accessControlAllowCredentials: false,
      accessControlAllowHeaders: ['*'],
      accessControlAllowMethods: ['GET', 'HEAD', 'OPTIONS'],
      accessControlAllowOrigins: ['*'],
      accessControlMaxAge: Duration.hours(24),
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

/**
 * The functions answer CORS for each shop. What the gateway itself refuses has no such headers, and browsers would hide it from
 * the widget, so they are added where the answer has none.
 */
export const apiHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'ApiHeaders', {
    responseHeadersPolicyName: edgeName(scope, 'api'),
    comment: 'Storevoice API',
    corsBehavior: {
      accessControlAllowCredentials: false,
      accessControlAllowHeaders: ['authorization', 'content-type'],
      accessControlAllowMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'],
      accessControlAllowOrigins: ['*'],
      accessControlExposeHeaders: ['retry-after'],
      originOverride: false,
    },
    securityHeadersBehavior: security,
  });
