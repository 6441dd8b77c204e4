import { describeIssues } from '../../lambdas/contract/imports/issues.ts';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { MerchantFunction } from '../../lambdas/contract/shop/merchant-function.ts';
import { type ShopWebhooks, Webhook } from '../../lambdas/contract/shop/webhook.ts';
import { internalFunctions } from '../../lambdas/functions/internal.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';
import { explain, usageError } from '../command.ts';
import { parseDomain } from '../shop/shop-command.ts';

/** Functions of ours that ask a merchant's server, and where its address is kept. */
export const webhookOf: Readonly<Record<string, keyof ShopWebhooks>> = {
  get_order_status: 'orderStatus',
  call_person: 'handoff',
};

const ours = [...botFunctions, ...internalFunctions].map(({ name }) => name).concat('wait_for_user');

const secret = Webhook.shape.secret.optional();
const WebhookFile = Webhook.extend({ name: MerchantFunction.shape.name, secret });
const FunctionFile = MerchantFunction.extend({ secret });

const parseJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw usageError(`${file} is not JSON: ${explain(error)}`);
  }
};

/** A file of a function of ours names only the address; one of the merchant's own describes the function. */
export const parseFunctionFile = (text: string, file: string) => {
  const content = parseJson(text, file);
  const { name } = MerchantFunction.pick({ name: true }).strip().safeParse(content).data ?? {};
  const isWebhook = name !== undefined && Object.hasOwn(webhookOf, name);
  const parsed = (isWebhook ? WebhookFile : FunctionFile).safeParse(content);
  if (!parsed.success) throw usageError(`${file} does not fit: ${describeIssues(parsed.error)}`);
  if (!isWebhook && ours.includes(parsed.data.name)) {
    throw usageError(`name: ${parsed.data.name} is a function of Storevoice; take another name`);
  }
  return parsed.data;
};
type FunctionFile = ReturnType<typeof parseFunctionFile>;

/** The stored secret of a function, if it has one. */
export const secretOf = ({ webhooks, functions = [] }: DomainConfig, name: string): string | undefined => {
  const place = webhookOf[name];
  const stored = place ? webhooks?.[place] : functions.find((each) => each.name === name);
  return stored?.secret;
};

export const withFunction = (config: DomainConfig, put: FunctionFile & { readonly secret: string }) => {
  const { name, ...webhook } = put;
  const place = webhookOf[name];
  if (place) return parseDomain({ ...config, webhooks: { ...config.webhooks, [place]: webhook } });
  const others = (config.functions ?? []).filter((each) => each.name !== name);
  return parseDomain({ ...config, functions: [...others, put] });
};

/** A name that is gone leaves the list of enabled functions, too, or the next `domain put` would refuse it. */
export const withoutFunction = (config: DomainConfig, name: string): DomainConfig | undefined => {
  if (secretOf(config, name) === undefined) return undefined;
  const place = webhookOf[name];
  if (place) return { ...config, webhooks: { ...config.webhooks, [place]: undefined } };
  const { functions, enabledFunctions, ...others } = config;
  return {
    ...others,
    functions: functions?.filter((each) => each.name !== name),
    ...(enabledFunctions && { enabledFunctions: enabledFunctions.filter((each) => each !== name) }),
  };
};
