import type { Code, Error as ContractError } from '../contract';
import { common as text } from '../text';

/** An error of the application that people can act on. */
export class AppError extends Error {
  readonly code: Code;
  /** The field that it is about. */
  readonly field: string | null;
  /** Technical detail, without keys. */
  readonly detail: string | null;
  /**
   * Whether the application said so itself. Otherwise its answer never came, and what was asked of
   * it may have been done all the same.
   */
  readonly answered: boolean;

  constructor(error: ContractError, answered = true) {
    super(error.message);
    this.name = 'AppError';
    this.code = error.code;
    this.field = error.field;
    this.detail = error.detail;
    this.answered = answered;
  }
}

/** Whatever a call was rejected with, as an error that people can act on. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isContractError(thrown)) return new AppError(thrown);
  return new AppError(
    {
      code: 'internal',
      message: text.ownFault,
      field: null,
      detail: describe(thrown),
    },
    false,
  );
}

function isContractError(thrown: unknown): thrown is ContractError {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const candidate = thrown as Partial<Record<keyof ContractError, unknown>>;
  return typeof candidate.code === 'string' && typeof candidate.message === 'string';
}

function describe(thrown: unknown): string {
  if (thrown instanceof Error) return `${thrown.name}: ${thrown.message}`;
  return typeof thrown === 'string' ? thrown : JSON.stringify(thrown);
}
