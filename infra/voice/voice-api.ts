import { Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { paths, type RouteName } from '../../lambdas/contract/paths.ts';
import type { DeployConfig } from '../config/config.ts';
import { createDeliveredLogGroup } from '../config/retention.ts';
import type { HandlerFunction } from '../functions/handler-function.ts';
import { acknowledge } from '../security/acknowledge.ts';

/** A conversation opens once and then asks many times, so a quarter of the rate is enough for opening. */
const TOKEN_SHARE = 4;
const BURST = 2;

interface VoiceApiProps {
  readonly config: DeployConfig;
  readonly handlers: Readonly<Record<RouteName, HandlerFunction>>;
}

/** The HTTP API behind the distribution: one function a route, throttled, requests logged without addresses. */
export class VoiceApi extends Construct {
  readonly api: HttpApi;
  /** Host name of the API itself. Only the distribution may use it. */
  readonly host: string;
  readonly handlers: readonly HandlerFunction[];
  /** Those that open a conversation. */
  readonly opening: readonly HandlerFunction[];
  readonly accessLogs: LogGroup;

  constructor(scope: Construct, id: string, { config, handlers }: VoiceApiProps) {
    super(scope, id);
    this.handlers = routeNames.map((name) => handlers[name]);
    this.opening = [handlers.token, handlers.call];
    // No `corsPreflight`: it is static and would replace the functions' own answers, which depend on the shop.
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false });
    const { region, urlSuffix } = Stack.of(this);
    this.host = `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
    this.accessLogs = createDeliveredLogGroup(this, 'AccessLogs', {
      ...config,
      logRetentionDays: config.accessLogRetentionDays ?? config.logRetentionDays,
    });
    const stage = this.createStage(config);
    for (const name of routeNames) this.addRoute(stage, name, handlers[name]);
    this.addDefaultRoute(stage, handlers.token);
  }

  private createStage(config: DeployConfig): HttpStage {
    const rate = config.requestsPerSecond;
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: rate, burstLimit: rate * BURST },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLogs),
        format: accessLogFormat,
      },
    });
    const { path, method } = paths.token;
    const opening = Math.ceil(rate / TOKEN_SHARE);
    if (stage.node.defaultChild instanceof CfnStage) {
      stage.node.defaultChild.routeSettings = {
        [`${method} ${path}`]: {
          ThrottlingRateLimit: opening,
          ThrottlingBurstLimit: opening * BURST,
        },
      };
    }
    return stage;
  }

  private addRoute(stage: HttpStage, name: RouteName, handler: HandlerFunction): void {
    const { path, method } = paths[name];
    const routes = this.api.addRoutes({
      path,
      methods: [HttpMethod[method], HttpMethod.OPTIONS],
      integration: new HttpLambdaIntegration(name, handler.live),
    });
    for (const route of routes) this.openTo(stage, route);
  }

  /** A function also refuses unknown paths, so that every refusal has the envelope and CORS headers. */
  private addDefaultRoute(stage: HttpStage, handler: HandlerFunction): void {
    const route = new HttpRoute(this, 'Otherwise', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('otherwise', handler.live),
    });
    this.openTo(stage, route);
  }

  private openTo(stage: HttpStage, route: HttpRoute): void {
    // The stage's settings name a route, so the route must exist first.
    stage.node.addDependency(route);
    acknowledge(route, {
      'AwsSolutions-APIG4':
        'Shoppers have no account. The functions check the origin guard, the shop, the Origin and their own signed session token.',
    });
  }
}

const routeNames: readonly RouteName[] = ['token', 'botExecute', 'theme', 'call'];

/** What support staff need to follow a request, without the shopper's address and browser. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    bytes: '$context.responseLength',
    milliseconds: '$context.responseLatency',
    integrationMilliseconds: '$context.integrationLatency',
    integrationError: '$context.integrationErrorMessage',
    error: '$context.error.message',
  }),
);
