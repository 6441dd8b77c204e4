import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  FunctionEventType,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { EDGE_HEADER, paths } from '../../lambdas/contract/paths.ts';
import type { DeployConfig } from '../config/config.ts';
import { acknowledge } from '../security/acknowledge.ts';
import type { AssistantSecrets } from '../voice/assistant-secrets.ts';
import type { VoiceApi } from '../voice/voice-api.ts';
import { apiHeaders, createViewerHost, edgeName, themeCache, widgetHeaders } from './edge-policies.ts';
import { WidgetBucket } from './widget-bucket.ts';

interface WidgetSiteProps {
  readonly config: DeployConfig;
  readonly widgetFolder: string;
  readonly api: VoiceApi;
  readonly secrets: AssistantSecrets;
  /** @default no firewall */
  readonly firewallArn: string | undefined;
}

/** The one public address: the widget's files, and the API under `/api/*`. */
export class WidgetSite extends Construct {
  readonly distribution: Distribution;
  /** Without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: WidgetSiteProps) {
    super(scope, id);
    const { config } = props;
    const files = new WidgetBucket(this, 'Files', props);
    const access = { originAccessControlName: edgeName(this, 'files') };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Storevoice ${config.stage}`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(files.bucket, {
          originAccessControl: new S3OriginAccessControl(this, 'FilesAccess', access),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: widgetHeaders(this),
        compress: true,
      },
      additionalBehaviors: this.apiBehaviors(props),
      ...(props.firewallArn === undefined ? {} : { webAclId: props.firewallArn }),
      ...this.ownAddress(config),
    });
    this.url = `https://${config.domainName ?? this.distribution.distributionDomainName}`;
    this.excuse(config, props.firewallArn);
  }

  /** The first matching pattern decides, so the cached path is named before the rest of the API. */
  private apiBehaviors({ api, secrets }: WidgetSiteProps): Record<string, BehaviorOptions> {
    const common = {
      origin: new HttpOrigin(api.host, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        keepaliveTimeout: Duration.seconds(60),
        customHeaders: { [EDGE_HEADER]: secrets.edgeHeaderValue.unsafeUnwrap() },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      responseHeadersPolicy: apiHeaders(this),
    };
    return {
      [paths.theme.path]: {
        ...common,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        // Only parts of the cache key reach the function: an echoed Origin would be cached for all pages.
        cachePolicy: themeCache(this),
      },
      '/api/*': { ...common, ...this.uncached() },
    };
  }

  private uncached(): Omit<BehaviorOptions, 'origin'> {
    return {
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // API Gateway selects an API by its Host, so the viewer's Host must not reach it.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [
        { function: createViewerHost(this), eventType: FunctionEventType.VIEWER_REQUEST },
      ],
    };
  }

  private ownAddress({ domainName, certificateArn }: DeployConfig) {
    if (domainName === undefined || certificateArn === undefined) return {};
    return {
      domainNames: [domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  private excuse({ domainName }: DeployConfig, firewallArn: string | undefined): void {
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'Shops decide where they sell; the assistant answers wherever their page is read.',
      'AwsSolutions-CFR3':
        'Access logs of CloudFront hold shoppers’ addresses, which this product keeps nowhere. The API logs every request without them.',
      ...(domainName === undefined
        ? {
            'AwsSolutions-CFR4':
              'The address CloudFront gives has CloudFront’s own certificate and TLS policy; storevoice:domainName sets TLS 1.2.',
          }
        : {}),
      ...(firewallArn === undefined
        ? {
            'AwsSolutions-CFR2':
              'Switched off by storevoice:firewall=false; route throttles and quotas remain.',
          }
        : {}),
    });
  }
}
