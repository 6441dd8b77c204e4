import { Construct } from 'constructs';
import { CallTimer } from './call-timer.ts';
import {
  botExecuteEnvironment,
  callEnvironment,
  hangUpEnvironment,
  themeEnvironment,
  tokenEnvironment,
  type VoiceParts,
} from './function-environment.ts';
import { HandlerFunction, type HandlerHouse } from './handler-function.ts';

export interface VoiceFunctionsProps extends VoiceParts {
  readonly house: HandlerHouse;
}

/** The functions of a conversation, each with the permissions of its work and no other. */
export class VoiceFunctions extends Construct {
  readonly token: HandlerFunction;
  readonly botExecute: HandlerFunction;
  readonly theme: HandlerFunction;
  readonly call: HandlerFunction;
  readonly hangUp: HandlerFunction;

  constructor(scope: Construct, id: string, props: VoiceFunctionsProps) {
    super(scope, id);
    this.token = this.createToken(props);
    this.botExecute = this.createBotExecute(props);
    this.theme = this.createTheme(props);
    this.hangUp = this.createHangUp(props);
    this.call = this.createCall(props);
  }

  /** All of them, for whoever watches. */
  get all(): readonly HandlerFunction[] {
    return [this.token, this.botExecute, this.theme, this.call, this.hangUp];
  }

  private createToken(props: VoiceFunctionsProps): HandlerFunction {
    const token = new HandlerFunction(this, 'Token', {
      house: props.house,
      handler: 'token',
      description: 'Opens a conversation: checks the shop, counts, mints a Realtime client secret',
      environment: tokenEnvironment(props),
      reservedConcurrency: props.config.tokenConcurrency,
    });
    grantApi(token, props);
    props.domains.grantCount(token);
    props.secrets.grantOpenAiKey(token);
    return token;
  }

  private createBotExecute(props: VoiceFunctionsProps): HandlerFunction {
    const botExecute = new HandlerFunction(this, 'BotExecute', {
      house: props.house,
      handler: 'bot-execute',
      description: 'Does what the voice model called a function for: searches products, tells about one',
      environment: botExecuteEnvironment(props),
      reservedConcurrency: props.config.botExecuteConcurrency,
    });
    grantApi(botExecute, props);
    props.search.grantQuery(botExecute);
    props.embedding.grantInvoke(botExecute);
    return botExecute;
  }

  /** Apart from the token function: any page asks it, and it may then use up nobody's conversations. */
  private createTheme(props: VoiceFunctionsProps): HandlerFunction {
    const theme = new HandlerFunction(this, 'Theme', {
      house: props.house,
      handler: 'theme',
      description: 'Tells how a shop’s launcher looks, before anybody has talked',
      environment: themeEnvironment(props),
    });
    props.domains.grantFind(theme);
    props.secrets.grantEdge(theme);
    return theme;
  }

  private createHangUp(props: VoiceFunctionsProps): HandlerFunction {
    const hangUp = new HandlerFunction(this, 'HangUp', {
      house: props.house,
      handler: 'hang-up',
      description: 'Ends a call whose time is over',
      environment: hangUpEnvironment(props),
    });
    props.secrets.grantOpenAiKey(hangUp);
    return hangUp;
  }

  private createCall(props: VoiceFunctionsProps): HandlerFunction {
    const timer = new CallTimer(this, 'CallTimer', { hangUp: this.hangUp });
    const call = new HandlerFunction(this, 'Call', {
      house: props.house,
      handler: 'call',
      description: 'Opens a call for a browser that never sees an OpenAI credential',
      environment: callEnvironment(props, timer),
      reservedConcurrency: props.config.callConcurrency,
    });
    grantApi(call, props);
    props.domains.grantCount(call);
    props.secrets.grantOpenAiKey(call);
    timer.grantSchedule(call);
    return call;
  }
}

const grantApi = (handler: HandlerFunction, { domains, secrets }: VoiceFunctionsProps): void => {
  domains.grantFind(handler);
  secrets.grantSigningKeys(handler);
  secrets.grantEdge(handler);
};
