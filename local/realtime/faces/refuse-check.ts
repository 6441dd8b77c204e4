import { type Address, Message, type Protocol } from 'werift';

/** STUN methods and classes of RFC 8489. */
const ERROR_CLASS = 0x0110;
const FORBIDDEN = [403, 'Forbidden'];

export interface Check {
  readonly request: Message;
  readonly addr: Address;
  readonly protocol: Protocol;
  readonly localPassword: string;
}

/**
 * Answers a browser's connectivity check with 403. A browser whose peer merely falls silent waits 12 seconds or
 * more before it believes the call is over; one whose check is refused gives the connection up at once.
 */
export const refuseCheck = ({ request, addr, protocol, localPassword }: Check): void => {
  const response = new Message(request.messageMethod, ERROR_CLASS, request.transactionId);
  response
    .setAttribute('ERROR-CODE', FORBIDDEN)
    .addMessageIntegrity(Buffer.from(localPassword, 'utf8'))
    .addFingerprint();
  protocol.sendStun(response, addr).catch(() => undefined);
};
