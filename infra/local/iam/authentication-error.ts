/** Why a request is not believed; the wire's own code for each depends on the service. */
export type AuthenticationFault =
  | 'unsigned'
  | 'malformed'
  | 'unknown-key'
  | 'wrong-token'
  | 'mismatch'
  | 'skewed'
  | 'expired';

export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError';
  readonly fault: AuthenticationFault;

  constructor(fault: AuthenticationFault, message: string) {
    super(message);
    this.fault = fault;
  }
}
