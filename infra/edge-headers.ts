import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** The header by which the distribution shows that a request came through it; `lambdas/http` asks for it. */
export const EDGE_HEADER = 'x-storevoice-edge';

/** The header that carries the host the browser asked for; `lambdas/http` reads it. */
export const VIEWER_HOST_HEADER = 'x-storevoice-host';

/** Overwrites the header always, so that nobody can invent a host. */
const viewerHostCode = `function handler(event) {
  var request = event.request;
  request.headers['${VIEWER_HOST_HEADER}'] = { value: request.headers.host.value };
  return request;
}`;

/** Runs at the edge, before the viewer's Host is replaced by the API's. */
export const createViewerHost = (scope: Construct): EdgeFunction =>
  new EdgeFunction(scope, 'ViewerHost', {
    code: FunctionCode.fromInline(viewerHostCode),
    runtime: FunctionRuntime.JS_2_0,
    comment: 'Hands the host the browser asked for to the Storevoice API',
  });
