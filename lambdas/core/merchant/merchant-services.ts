import { type CallMerchantFunction, createCallMerchantFunction } from './call-merchant-function.ts';
import { type CallPerson, type CallPersonParts, createCallPerson } from './call-person.ts';
import { createOrderStatus, type OrderStatus, type OrderStatusParts } from './order-status.ts';

/** What merchants' servers do for bot functions. */
interface MerchantServices {
  readonly orderStatus: OrderStatus;
  readonly callPerson: CallPerson;
  readonly callMerchantFunction: CallMerchantFunction;
}

export interface MerchantParts extends OrderStatusParts, CallPersonParts {}

export const createMerchantServices = (parts: MerchantParts): MerchantServices => ({
  orderStatus: createOrderStatus(parts),
  callPerson: createCallPerson(parts),
  callMerchantFunction: createCallMerchantFunction(parts),
});
