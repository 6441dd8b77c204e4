import type { ServerResponse } from 'node:http';
import type { APIGatewayProxyResultV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A result without a status is a body by itself, which API Gateway sends as JSON with 200. */
const structured = (result: APIGatewayProxyResultV2): APIGatewayProxyStructuredResultV2 => {
  if (typeof result === 'object' && result !== null && 'statusCode' in result) return result;
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: typeof result === 'string' ? result : JSON.stringify(result),
  };
};

/** Answers a request with what an endpoint returned, as an API Gateway HTTP API would. */
export const writeLambdaResult = (response: ServerResponse, result: APIGatewayProxyResultV2): void => {
  const { statusCode = 200, headers = {}, cookies, body = '', isBase64Encoded } = structured(result);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  response.statusCode = statusCode;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  if (cookies !== undefined && cookies.length > 0) response.setHeader('set-cookie', cookies);
  if (!response.hasHeader('content-type') && bytes.length > 0) {
    response.setHeader('content-type', 'text/plain; charset=utf-8');
  }
  const bodiless = statusCode === 204 || statusCode === 304;
  if (!bodiless) response.setHeader('content-length', bytes.length);
  response.end(bodiless || response.req.method === 'HEAD' ? undefined : bytes);
};
